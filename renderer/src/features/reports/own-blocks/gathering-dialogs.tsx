import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReportBlock, ReportPeriod } from '../../../../../shared/model/report-document.ts';
import { needsOf, periodKey, type ReportMaterial } from '../../../../../shared/model/report-material.ts';
import { reportNames } from '../../../../../shared/model/report-names.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { queries } from '../../../query.ts';
import { text } from '../../../text.ts';
import { formatDay } from '../../../time.ts';
import type { ReportDesk } from '../insertion.ts';
import { BlockFoot } from './block-foot.tsx';
import { EntryChecks } from './entry-checks.tsx';
import { changeBlock, insertBlock, type AttrsOf } from './insert.ts';
import { chosenPeriod, periodOf } from './period.ts';
import { PeriodFields, useLastEdition } from './period-fields.tsx';

const words = text.reportBlocks.dialog;

interface Gathering {
  desk: ReportDesk;
  type: 'thanks' | 'changed';
  /** Null for a block that is not in the report yet. */
  blockId: string | null;
  attrs: AttrsOf<'thanks'> | null;
}

/** Which time a block looks at, and what of it is left out. */
export function GatheringDialog(props: Gathering) {
  const last = useLastEdition();
  if (last === undefined) return null;
  return <GatheringForm {...props} last={last} />;
}

function GatheringForm({ desk, type, blockId, attrs, last }: Gathering & { last: ReturnType<typeof useLastEdition> }) {
  const [now] = useState(Date.now);
  const lastAt = last?.publishedAt ?? null;
  const [chosen, setChosen] = useState(() => chosenPeriod(attrs, now, lastAt));
  const [leftOut, setLeftOut] = useState(attrs?.leftOut ?? []);
  const period = periodOf(chosen, now, lastAt);
  const { data } = useMaterialOf(desk, period === null ? [] : [{ type, attrs: { leftOut: [], ...period } }]);
  const name = text.reportBlocks.insertions[type][0];
  return (
    <Dialog title={name} onClose={() => desk.ask(null)}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (period === null) return;
          if (blockId === null) return insertBlock(desk, type, { leftOut, ...period });
          desk.ask(null);
          changeBlock(desk, blockId, type, { leftOut, ...period });
        }}
      >
        <PeriodFields chosen={chosen} onChange={setChosen} last={last ?? null} valid={period !== null} />
        {period === null ? null : (
          <EntryChecks
            legend={type === 'thanks' ? words.thanksPeople : words.changedItems}
            hint={type === 'thanks' ? words.thanksHint : null}
            empty={type === 'thanks' ? text.reportBlocks.thanksEmpty : text.reportBlocks.changedEmpty}
            entries={data && entriesOf(type, period, data)}
            leftOut={leftOut}
            onChange={setLeftOut}
          />
        )}
        <BlockFoot
          desk={desk}
          blockId={blockId}
          save={blockId === null ? words.insert : words.save}
          canSave={period !== null}
          first
        />
      </form>
    </Dialog>
  );
}

/** What these blocks would show. */
function useMaterialOf(desk: ReportDesk, content: ReportBlock[]): { data: ReportMaterial | undefined } {
  const needs = JSON.stringify(needsOf(desk.report.id, { version: 2, content }));
  return useQuery(queries.reportMaterial(desk.report.id, needs));
}

/** Undefined where the material is still that of another time. */
function entriesOf(
  type: 'thanks' | 'changed',
  period: ReportPeriod,
  material: ReportMaterial,
): { id: number; words: string; detail: string }[] | undefined {
  const key = periodKey(period);
  if (type === 'changed') {
    return material.changed[key]?.map(({ changeId, title, state, at }) => ({
      id: changeId,
      words: title,
      detail: `${text.reportBlocks.state[state]}, ${formatDay(at, Date.now())}`,
    }));
  }
  const names = reportNames(material.namings, 'wished');
  return material.thanks[key]?.map(({ voice }) => ({
    id: voice.personId!,
    words: voice.name,
    detail: names.called(voice) === voice.name ? voice.place : text.reports.shownAs(names.called(voice)),
  }));
}

/** What was not answered, and what of it is left out of this report. */
export function UnansweredDialog(props: { desk: ReportDesk; blockId: string | null; leftOut: number[] }) {
  const { desk, blockId } = props;
  const [leftOut, setLeftOut] = useState(props.leftOut);
  const { data } = useMaterialOf(desk, [{ type: 'unanswered', attrs: { leftOut: [] } }]);
  return (
    <Dialog title={text.reportBlocks.insertions.unanswered[0]} onClose={() => desk.ask(null)}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (blockId === null) return insertBlock(desk, 'unanswered', { leftOut });
          desk.ask(null);
          changeBlock(desk, blockId, 'unanswered', { leftOut });
        }}
      >
        <EntryChecks
          legend={words.unansweredItems}
          hint={words.unansweredHint}
          empty={text.reportBlocks.unansweredEmpty}
          entries={data?.unanswered.map(({ changeId, title, reportTitle, askedAt }) => ({
            id: changeId,
            words: title,
            detail: text.reportBlocks.asked(reportTitle, formatDay(askedAt, Date.now())),
          }))}
          leftOut={leftOut}
          onChange={setLeftOut}
        />
        <BlockFoot desk={desk} blockId={blockId} save={blockId === null ? words.insert : words.save} first />
      </form>
    </Dialog>
  );
}
