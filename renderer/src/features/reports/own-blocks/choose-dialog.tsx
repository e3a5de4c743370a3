import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { needsOf } from '../../../../../shared/model/report-material.ts';
import { Button } from '../../../components/button.tsx';
import { ChoiceList } from '../../../components/choice-list.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { queries } from '../../../query.ts';
import { openChange } from '../../../stores/navigation.ts';
import { text } from '../../../text.ts';
import type { ReportDesk } from '../insertion.ts';
import { BlockFoot, LinkActions } from './block-foot.tsx';
import { changeBlock, insertBlock } from './insert.ts';

const words = text.reportBlocks.dialog;

/** Begins in its field, also where it takes the place of a button that was pressed. */
function Choosing({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  return <div ref={place}>{children}</div>;
}

/** The changes, found by letters. */
function ChangeChoice({ onTake }: { onTake: (id: number) => void }) {
  const { data = [] } = useQuery(queries.changes());
  return (
    <ChoiceList
      label={words.changePick}
      field={words.changeField}
      choices={data.map(({ id, title, state }) => ({
        key: String(id),
        name: title,
        detail: text.changes.state[state],
      }))}
      nothing={words.changeNothing}
      onTake={({ key }) => onTake(Number(key))}
    />
  );
}

export function InsertChange({ desk }: { desk: ReportDesk }) {
  return (
    <Dialog title={words.changePick} onClose={() => desk.ask(null)}>
      <ChangeChoice onTake={(changeId) => insertBlock(desk, 'change', { changeId })} />
    </Dialog>
  );
}

/** A change in the report: the way to it, to its tracker, or another one in its place. */
export function ChangeDialog(props: { desk: ReportDesk; blockId: string; changeId: number }) {
  const { desk, blockId, changeId } = props;
  const [choosing, setChoosing] = useState(false);
  const asked = needsOf(desk.report.id, { version: 2, content: [{ type: 'change', attrs: { changeId } }] });
  const { data } = useQuery(queries.reportMaterial(desk.report.id, JSON.stringify(asked)));
  if (data === undefined) return null;
  const change = data.changes[changeId];
  return (
    <Dialog title={words.editChange} onClose={() => desk.ask(null)}>
      {change === undefined ? (
        <p className="quiet">{text.reportBlocks.missing.change}</p>
      ) : (
        <>
          <p className="own-dialog-title" dir="auto">
            {change.title}
          </p>
          <p className="own-links">
            <Button
              data-autofocus
              onClick={() => {
                desk.ask(null);
                openChange(change.id);
              }}
            >
              {words.openChange}
            </Button>
          </p>
          {change.tracker === null ? null : <LinkActions url={change.tracker.url} />}
        </>
      )}
      {choosing ? (
        <Choosing>
          <ChangeChoice
            onTake={(id) => {
              desk.ask(null);
              changeBlock(desk, blockId, 'change', { changeId: id });
            }}
          />
        </Choosing>
      ) : (
        <div>
          <Button onClick={() => setChoosing(true)}>{words.anotherChange}</Button>
        </div>
      )}
      <BlockFoot desk={desk} blockId={blockId} />
    </Dialog>
  );
}

/** What is held in suspension, found by letters; what came out stands below. */
function AssumptionChoice({ onTake }: { onTake: (id: number) => void }) {
  const { data: held = [] } = useQuery(queries.assumptionBoard(false));
  const { data: settled = [] } = useQuery(queries.assumptionBoard(true));
  return (
    <ChoiceList
      label={words.assumptionPick}
      field={words.assumptionField}
      choices={[...held, ...settled].map(({ id, sentence, outcome }) => ({
        key: String(id),
        name: sentence,
        ...(outcome === null ? {} : { detail: words.assumptionSettled }),
      }))}
      nothing={words.assumptionNothing}
      onTake={({ key }) => onTake(Number(key))}
    />
  );
}

export function InsertAssumption({ desk }: { desk: ReportDesk }) {
  return (
    <Dialog title={words.assumptionPick} onClose={() => desk.ask(null)} wide>
      <AssumptionChoice onTake={(assumptionId) => insertBlock(desk, 'assumption', { assumptionId })} />
    </Dialog>
  );
}

/** An assumption in the report, or another one in its place. */
export function AssumptionDialog(props: { desk: ReportDesk; blockId: string }) {
  const { desk, blockId } = props;
  return (
    <Dialog title={words.anotherAssumption} onClose={() => desk.ask(null)} wide>
      <AssumptionChoice
        onTake={(assumptionId) => {
          desk.ask(null);
          changeBlock(desk, blockId, 'assumption', { assumptionId });
        }}
      />
      <BlockFoot desk={desk} blockId={blockId} />
    </Dialog>
  );
}
