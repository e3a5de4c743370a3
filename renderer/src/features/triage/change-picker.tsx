import { useQuery } from '@tanstack/react-query';
import { makeChange, setChange } from '../../actions/triage-choices.ts';
import { ChoiceList } from '../../components/choice-list.tsx';
import { queries } from '../../query.ts';
import type { ActionTarget } from '../../stores/triage.ts';
import { closePicker } from '../../stores/triage.ts';
import { text } from '../../text.ts';

const none: never[] = [];

/** Links to a change, or takes the link away; words that are new begin a change. */
export function ChangePicker({ target }: { target: ActionTarget }) {
  const changes = useQuery(queries.changes()).data ?? none;
  const only = 'ids' in target && target.ids.length === 1 ? target.ids[0]! : null;
  const conversation = useQuery({ ...queries.conversation(only ?? 0), enabled: only !== null }).data;
  const linked = new Set(conversation?.changes.map((change) => change.id));
  return (
    <ChoiceList
      label={text.triage.change}
      field={text.triage.changeField}
      choices={changes.map((change) => ({
        key: String(change.id),
        name: change.title,
        detail: text.triage.changeState[change.state],
        checked: linked.has(change.id),
      }))}
      making={text.triage.makeChange}
      nothing={text.triage.noChanges}
      onTake={(choice) => {
        const change = changes.find((one) => String(one.id) === choice.key);
        closePicker();
        if (change !== undefined) void setChange(target, change, !linked.has(change.id));
      }}
      onMake={(title) => {
        closePicker();
        void makeChange(target, title);
      }}
    />
  );
}
