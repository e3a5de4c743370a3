import { useQuery } from '@tanstack/react-query';
import { ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { needsOf } from '../../../../../shared/model/report-material.ts';
import { Button, IconButton } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { queries } from '../../../query.ts';
import { text } from '../../../text.ts';
import type { ReportDesk } from '../insertion.ts';
import { BlockFoot, LinkActions } from './block-foot.tsx';
import { EvidencePicker, evidenceFacts } from './evidence-picker.tsx';
import { changeBlock, insertBlock, type AttrsOf } from './insert.ts';

const words = text.reportBlocks.dialog;

/** Chooses the words that go into the report. */
export function InsertEvidence({ desk }: { desk: ReportDesk }) {
  return (
    <Dialog title={words.insertEvidence} onClose={() => desk.ask(null)} wide>
      <EvidencePicker
        label={words.insertEvidence}
        leaveOut={[]}
        onTake={({ id }) => insertBlock(desk, 'evidence', { evidenceId: id, also: [] })}
      />
    </Dialog>
  );
}

/** A quote in the report: who says the same, and which of them stands there in full. */
export function EvidenceDialog(props: { desk: ReportDesk; blockId: string; attrs: AttrsOf<'evidence'> }) {
  const { desk, blockId } = props;
  const [ids, setIds] = useState([props.attrs.evidenceId, ...props.attrs.also]);
  const [adding, setAdding] = useState(false);
  const asked = needsOf(desk.report.id, {
    version: 2,
    content: [{ type: 'evidence', attrs: { evidenceId: ids[0]!, also: ids.slice(1) } }],
  });
  const { data } = useQuery(queries.reportMaterial(desk.report.id, JSON.stringify(asked)));
  const found = ids.flatMap((id) => data?.evidence[id] ?? []);
  const [main, ...also] = found;
  return (
    <Dialog title={words.editEvidence} onClose={() => desk.ask(null)} wide>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          desk.ask(null);
          const there = data === undefined ? ids : found.map(({ id }) => id);
          if (there.length > 0) {
            changeBlock(desk, blockId, 'evidence', { evidenceId: there[0]!, also: there.slice(1) });
          }
        }}
      >
        {main === undefined ? (
          <p className="quiet">{data === undefined ? text.reportBlocks.loading : text.reportBlocks.missing.evidence}</p>
        ) : (
          <section aria-label={words.main}>
            <p className="own-dialog-quote" dir="auto">
              “{main.quote}”
            </p>
            <p className="quiet">{evidenceFacts(main)}</p>
            {main.url === null ? null : <LinkActions url={main.url} />}
          </section>
        )}
        <h3 className="field-label">{words.alsoHeading}</h3>
        {also.length === 0 ? <p className="quiet">{words.alsoEmpty}</p> : null}
        <ul className="own-also-edit" aria-label={words.alsoHeading}>
          {also.map((one) => (
            <li key={one.id}>
              <span className="own-also-words">
                <span className="pick-words" dir="auto">
                  “{one.quote}”
                </span>
                <span className="pick-facts">{evidenceFacts(one)}</span>
              </span>
              <IconButton
                label={words.makeMainOf(one.who)}
                onClick={() => setIds([one.id, ...ids.filter((id) => id !== one.id)])}
              >
                <ArrowUp size={15} />
              </IconButton>
              <IconButton label={words.takeOut(one.who)} onClick={() => setIds(ids.filter((id) => id !== one.id))}>
                <X size={15} />
              </IconButton>
            </li>
          ))}
        </ul>
        {adding ? (
          <EvidencePicker
            label={words.addAlso}
            leaveOut={ids}
            onTake={({ id }) => {
              setIds([...ids, id]);
            }}
          />
        ) : (
          <div>
            <Button data-autofocus onClick={() => setAdding(true)}>
              {words.addAlso}
            </Button>
          </div>
        )}
        <BlockFoot desk={desk} blockId={blockId} save={words.save} />
      </form>
    </Dialog>
  );
}
