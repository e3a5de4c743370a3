import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { MessagePassage } from '../../../../shared/model/evidence-search.ts';
import { evidenceBlock } from '../../../../shared/model/report-document.ts';
import { firstMatch, needlesOf } from '../../../../shared/model/highlight.ts';
import { parseTypedQuery } from '../../../../shared/model/search-grammar.ts';
import { keptPassage } from '../../actions/records.ts';
import { Button } from '../../components/button.tsx';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { announce } from '../../stores/announce.ts';
import { visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';
import type { ReportDesk } from './insertion.ts';

const words = text.reportEvidence;
/** A longer message is no quote as a whole. */
const longestWhole = 600;

interface PassageDialogProps {
  desk: ReportDesk;
  messageId: number;
  /** The search that found it: the paragraph with its words is selected to begin with. */
  query: string;
}

/** Chooses words of a message, keeps them as evidence and puts them into the report, in one go. */
export function PassageDialog({ desk, messageId, query }: PassageDialogProps) {
  const { data, error, refetch } = useQuery(queries.messagePassage(messageId));
  return (
    <Dialog title={words.passage} onClose={() => desk.ask(null)} wide>
      {data !== undefined ? (
        <Passage desk={desk} message={data} query={query} />
      ) : error === null ? (
        <LoadingState />
      ) : (
        <ErrorState title={words.passageFailed} error={error} retry={() => void refetch()} />
      )}
    </Dialog>
  );
}

function Passage({ desk, message, query }: { desk: ReportDesk; message: MessagePassage; query: string }) {
  const now = useNow();
  const field = useRef<HTMLTextAreaElement>(null);
  const [span, setSpan] = useState<[number, number]>([0, 0]);
  const { text: whole } = message;
  const isShort = whole.trim().length <= longestWhole;
  const isSelected = whole.slice(...span).trim() !== '';

  useEffect(() => {
    const element = field.current!;
    const [start, end] = paragraphWith(whole, query);
    element.focus();
    element.setSelectionRange(start, end);
    setSpan([start, end]);
  }, [whole, query]);

  const keep = async (start: number, end: number): Promise<void> => {
    const evidence = await keptPassage(message.messageId, start, end);
    if (evidence === null) return;
    desk.ask(null);
    desk.page.insert([evidenceBlock(evidence.id, crypto.randomUUID())]);
    announce(text.reports.inserted);
  };
  const submit = (): void => {
    if (isSelected) void keep(...span);
    else if (isShort) void keep(0, whole.length);
  };
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="quiet">{[message.who, message.source, formatDay(message.date, now)].filter(Boolean).join(' · ')}</p>
      <textarea
        ref={field}
        className="field passage-text"
        aria-label={words.passageText}
        aria-describedby="passage-hint"
        data-autofocus
        dir="auto"
        readOnly
        rows={12}
        value={whole}
        onSelect={({ currentTarget }) => setSpan([currentTarget.selectionStart, currentTarget.selectionEnd])}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          submit();
        }}
      />
      <p id="passage-hint" className="quiet">
        {isShort ? words.passageWhole : words.passageHint}
      </p>
      <DialogFoot
        submit={isSelected || !isShort ? words.insertSelection : words.insertWhole}
        ready={isSelected || isShort}
        onCancel={() => desk.ask(null)}
      >
        <Button
          look="quiet"
          onClick={() => visitConversation(message.conversationId, { messageId: message.messageId, words: [] })}
        >
          {words.openConversation}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** The paragraph in which the searched words begin, the first one without any. */
function paragraphWith(whole: string, query: string): [number, number] {
  const needles = needlesOf(parseTypedQuery(query));
  const at = Math.max(0, needles.length === 0 ? 0 : firstMatch(whole, needles));
  const before = whole.lastIndexOf('\n\n', at);
  const after = whole.indexOf('\n\n', at);
  return [before === -1 ? 0 : before + 2, after === -1 ? whole.length : after];
}
