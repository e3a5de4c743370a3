import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Report, SearchHit } from '../../../../../shared/model/records.ts';
import { needsOf } from '../../../../../shared/model/report-material.ts';
import { reportNames } from '../../../../../shared/model/report-names.ts';
import { textSegments } from '../../../../../shared/model/quoted-text.ts';
import { showFailure } from '../../../actions/failure.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useDebounced } from '../../../components/use-debounced.ts';
import { request } from '../../../ipc.ts';
import { queries } from '../../../query.ts';
import { text } from '../../../text.ts';
import { formatDay, formatWholeDay } from '../../../time.ts';
import type { ReportDesk } from '../insertion.ts';
import { BlockFoot, LinkActions } from './block-foot.tsx';
import { changeBlock, insertBlock, type AttrsOf } from './insert.ts';
import { drawMessage } from './message-drawing.ts';
import { PickList } from './pick-list.tsx';

const words = text.reportBlocks.dialog;
type PictureAttrs = AttrsOf<'message_image'>;

/** Finds a message, draws it, and puts it into the report as a picture. */
export function PictureDialog(props: { desk: ReportDesk; blockId: string | null; attrs: PictureAttrs | null }) {
  const { desk, blockId } = props;
  const [messageId, setMessageId] = useState(props.attrs?.messageId ?? null);
  const url = props.attrs?.url ?? null;
  return (
    <Dialog title={blockId === null ? words.pictureTitle : words.pictureEdit} onClose={() => desk.ask(null)} wide>
      {messageId === null ? (
        <MessagePicker onTake={setMessageId} />
      ) : (
        <Preview
          desk={desk}
          blockId={blockId}
          messageId={messageId}
          onBack={() => setMessageId(null)}
          url={messageId === props.attrs?.messageId ? url : null}
        />
      )}
    </Dialog>
  );
}

function hitRow(hit: SearchHit): { key: string; face: ReactNode } {
  const facts = [hit.from, hit.title, formatDay(hit.date, Date.now())].filter((part) => part !== '').join(' · ');
  const face = (
    <>
      <span className="pick-words" dir="auto">
        {hit.snippet}
      </span>
      <span className="pick-facts">{facts}</span>
    </>
  );
  return { key: String(hit.id), face };
}

function MessagePicker({ onTake }: { onTake: (messageId: number) => void }) {
  const [typed, setTyped] = useState('');
  const wanted = useDebounced(typed.trim(), 150);
  const { data = [] } = useQuery(queries.messagesFound(wanted));
  return (
    <PickList
      label={words.pictureFind}
      field={words.pictureSearch}
      words={typed}
      onWords={setTyped}
      rows={wanted === '' ? [] : data}
      row={hitRow}
      nothing={typed.trim() === '' ? words.pictureAsk : words.pictureNothing}
      onTake={(hit) => onTake(hit.id)}
    />
  );
}

interface PreviewProps {
  desk: ReportDesk;
  blockId: string | null;
  messageId: number;
  url: string | null;
  onBack: () => void;
}

function Preview({ desk, blockId, messageId, url, onBack }: PreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pictured = usePictured(desk.report, messageId);
  const [drawn, setDrawn] = useState<Awaited<ReturnType<typeof drawMessage>> | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isReady = drawn !== null;
  useEffect(() => {
    // The field that was searched in is gone; where a picture is drawn, Enter keeps it.
    form.current?.querySelector<HTMLElement>(isReady ? '[type=submit]' : 'button')?.focus();
  }, [isReady]);
  useEffect(() => {
    if (!pictured) return;
    let isCurrent = true;
    const { who, place, date, said } = pictured;
    const facts = { who, place: who.includes(place) ? '' : place, date: formatWholeDay(date), words: said };
    void drawMessage(canvas.current!, facts).then((made) => {
      if (isCurrent) setDrawn(made);
    });
    return () => {
      isCurrent = false;
    };
  }, [pictured]);

  const keep = async (): Promise<void> => {
    if (!pictured || drawn === null) return;
    setBusy(true);
    try {
      const { width, height } = drawn;
      const picture = await new Promise<Blob | null>((resolve) => canvas.current!.toBlob(resolve, 'image/png'));
      if (picture === null) throw new Error(words.pictureFailed);
      const bytes = new Uint8Array(await picture.arrayBuffer());
      const { asset } = await request('report.keepPicture', { bytes });
      const { personId, named, place, date } = pictured;
      const attrs: PictureAttrs = {
        messageId,
        personId,
        asset,
        named,
        text: drawn.words,
        place,
        date,
        url: pictured.url,
        width,
        height,
      };
      if (blockId === null) return insertBlock(desk, 'message_image', attrs);
      desk.ask(null);
      changeBlock(desk, blockId, 'message_image', attrs);
    } catch (error) {
      setBusy(false);
      showFailure(words.pictureFailed, error);
    }
  };

  return (
    <form
      ref={form}
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {pictured === null ? <p className="field-error">{text.reportBlocks.missing.message_image}</p> : null}
      <div className="own-preview">
        <canvas ref={canvas} role="img" aria-label={`${words.picturePreview}: ${drawn?.words ?? ''}`} />
      </div>
      {pictured ? (
        <p className="quiet">
          {pictured.named ? words.pictureNamed(pictured.who) : words.pictureUnnamed}
          {drawn?.isCut === true ? ` ${words.pictureCut}` : ''}
        </p>
      ) : null}
      <p className="own-links">
        <Button onClick={onBack}>{words.pictureBack}</Button>
      </p>
      {url === null ? null : <LinkActions url={url} />}
      <BlockFoot
        desk={desk}
        blockId={blockId}
        save={blockId === null ? words.insert : words.draw}
        canSave={isReady && !busy}
      />
    </form>
  );
}

interface Pictured {
  personId: number | null;
  who: string;
  named: boolean;
  place: string;
  date: number;
  url: string | null;
  /** The writer's own words, without names of those who are to stay unnamed. */
  said: string;
}

/** The message as it may be shown; undefined while it is looked up, null when it is not there any more. */
function usePictured(report: Report, messageId: number): Pictured | null | undefined {
  const { data: found, error } = useQuery(queries.messageWithSource(messageId));
  const people = found?.people ?? [];
  const asked = { ...needsOf(report.id, { version: 2, content: [] }), people };
  const { data: material } = useQuery({
    ...queries.reportMaterial(report.id, JSON.stringify(asked)),
    enabled: found !== undefined,
  });
  const [pictured, setPictured] = useState<Pictured | undefined>(undefined);
  useEffect(() => {
    if (found === undefined || material === undefined) return;
    const names = reportNames(material.namings, 'wished');
    const { message, place } = found;
    const personId = message.from?.personId ?? null;
    // What others wrote and is quoted in it is theirs: they were not asked.
    const own = textSegments(message.text).filter(({ kind }) => kind === 'text');
    const said =
      own
        .map((segment) => segment.text.trim())
        .join('\n\n')
        .trim() || message.text;
    setPictured({
      personId,
      who: names.called({ personId, name: '', place }),
      named: !names.isUnnamed(personId),
      place,
      date: message.date,
      url: message.url,
      said: names.plain(names.without(said, personId)),
    });
  }, [found, material]);
  return error === null ? pictured : null;
}
