import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { merge } from '../../actions/triage-choices.ts';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { LoadingState } from '../../components/states.tsx';
import { queries } from '../../query.ts';
import { closePicker } from '../../stores/triage.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

/** Shows which conversations become one, and which of them is kept: the one heard first, unless somebody chooses another. */
export function MergeDialog({ ids }: { ids: number[] }) {
  const [now] = useState(() => Date.now());
  const [chosen, setChosen] = useState<number | null>(null);
  const found = useQueries({ queries: ids.map((id) => queries.conversation(id)) });
  const known = found.flatMap(({ data }) => data ?? []).sort((a, b) => a.firstHeard - b.firstHeard);
  const isKnown = known.length === ids.length;
  useEffect(() => {
    if (isKnown) document.querySelector<HTMLElement>('.merge [type=submit]')?.focus();
  }, [isKnown]);
  const intoId = chosen ?? known[0]?.id ?? null;
  return (
    <Dialog title={text.triage.merge} onClose={closePicker}>
      <form
        className="dialog-form merge"
        onSubmit={(event) => {
          event.preventDefault();
          closePicker();
          if (intoId !== null) void merge(ids, intoId);
        }}
      >
        <p className="quiet">{text.triage.mergeHint}</p>
        {!isKnown ? (
          <LoadingState />
        ) : (
          <fieldset className="merge-list">
            <legend>{text.triage.mergeInto}</legend>
            {known.map((one) => (
              <label key={one.id} className="merge-choice">
                <input type="radio" name="into" checked={one.id === intoId} onChange={() => setChosen(one.id)} />
                <b className="merge-title">{one.title || text.inbox.untitled}</b>
                <span className="merge-facts">
                  {[
                    one.source.name,
                    text.inbox.messages(one.messages.length),
                    text.triage.firstHeard(formatDay(one.firstHeard, now)),
                  ].join(' · ')}
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <DialogFoot submit={text.triage.mergeButton(ids.length)} ready={isKnown} onCancel={closePicker} />
      </form>
    </Dialog>
  );
}
