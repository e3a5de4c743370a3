import { assignedToMe } from '../../../../shared/model/conversation-action.ts';
import { assign } from '../../actions/triage-choices.ts';
import type { Choice } from '../../components/choice-list.tsx';
import { ChoiceList } from '../../components/choice-list.tsx';
import { usePreferences } from '../../stores/preferences.ts';
import type { ActionTarget } from '../../stores/triage.ts';
import { closePicker } from '../../stores/triage.ts';
import { text } from '../../text.ts';
import { useTargetRows } from './use-target-rows.ts';

const nobody = 'nobody';

/** To oneself, to a colleague by name, or to nobody again. Names are remembered. */
export function AssignPicker({ target }: { target: ActionTarget }) {
  const names = usePreferences((state) => state.assignees);
  const rows = useTargetRows(target);
  const isAll = (to: string | null): boolean => rows.length > 0 && rows.every((row) => row.assignee === to);
  const choices: Choice[] = [
    { key: assignedToMe, name: text.triage.assignMe, checked: isAll(assignedToMe) },
    ...names.map((name) => ({ key: `name ${name}`, name, checked: isAll(name) })),
    ...(rows.some((row) => row.assignee !== null)
      ? [{ key: nobody, name: text.triage.assignNobody, checked: false }]
      : []),
  ];
  const take = (to: string | null): void => {
    closePicker();
    void assign(target, to);
  };
  return (
    <ChoiceList
      label={text.triage.assign}
      field={text.triage.assignField}
      choices={choices}
      making={text.triage.assignTo}
      nothing=""
      onTake={({ key, name }) => take(key === nobody ? null : key === assignedToMe ? assignedToMe : name)}
      onMake={take}
    />
  );
}
