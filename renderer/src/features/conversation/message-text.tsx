import { ChevronRight } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { TextSegment } from '../../../../shared/model/quoted-text.ts';
import { textSegments } from '../../../../shared/model/quoted-text.ts';
import { unwrapped } from '../../../../shared/model/unwrapped.ts';
import { openLink } from '../../actions/outside.ts';
import { text } from '../../text.ts';
import { textRuns } from './text-runs.ts';
import type { GivenSpan, QuotedSpan } from './text-runs.ts';

interface MessageTextProps {
  messageId: number;
  words: string;
  evidence: QuotedSpan[];
  given: GivenSpan[];
  /** Show the folded parts from the start, since what is looked for stands in one of them. */
  unfolded: boolean;
}

/** A message's plain text; every element with `data-start` holds exactly that part of it, which the selection relies on. */
export const MessageText = memo(function MessageText({
  messageId,
  words,
  evidence,
  given,
  unfolded,
}: MessageTextProps) {
  const segments = useMemo(() => textSegments(words), [words]);
  const flowing = useMemo(() => unwrapped(words), [words]);
  // A message that is nothing but a quotation or a signature shows it.
  const bare = !segments.some((segment) => segment.kind === 'text' && segment.text.trim() !== '');
  return (
    <div className="message-text" data-message={messageId}>
      {segments.map((segment) => {
        const part = (
          <TextPart
            key={segment.start}
            words={flowing}
            start={segment.start}
            end={segment.end}
            evidence={evidence}
            given={given}
          />
        );
        if (segment.kind === 'text') return part;
        return (
          <Fold key={segment.start} label={foldLabel(segment)} kind={segment.kind} unfolded={unfolded || bare}>
            {part}
          </Fold>
        );
      })}
    </div>
  );
});

function foldLabel({ kind, text: words }: TextSegment): string {
  const lines = words.trim().split('\n').length;
  if (kind === 'signature') return text.conversation.signature;
  return kind === 'forwarded' ? text.conversation.forwarded(lines) : text.conversation.quoted(lines);
}

interface TextPartProps {
  words: string;
  start: number;
  end: number;
  evidence: QuotedSpan[];
  given: GivenSpan[];
}

function TextPart({ words, start, end, evidence, given }: TextPartProps) {
  const whole = words.slice(start, end);
  const bodyStart = start + (/^(?:\s*\n)?/.exec(whole)?.[0].length ?? 0);
  const bodyEnd = Math.max(bodyStart, start + whole.trimEnd().length);
  return (
    <div className="message-part" data-start={start} data-end={end}>
      {/* Blank lines at the edges stay in the text, since offsets count them, and take no room. */}
      <div className="message-blank">{words.slice(start, bodyStart)}</div>
      {textRuns(words, bodyStart, bodyEnd, evidence, given).map((run, index) => {
        const piece =
          run.href === null ? (
            run.text
          ) : (
            <a
              href={run.href}
              title={run.href}
              onClick={(event) => {
                event.preventDefault();
                void openLink(run.href!);
              }}
            >
              {run.text}
            </a>
          );
        const quoted =
          run.evidenceId === null ? (
            <span key={index}>{piece}</span>
          ) : (
            <mark key={index} className="evidence-mark" title={text.conversation.evidence}>
              {piece}
            </mark>
          );
        // The name of what it is comes from the style sheet: letters in here would move every offset behind them.
        return run.given === null ? (
          quoted
        ) : (
          <mark
            key={index}
            className={run.isGivenEnd ? 'given-mark given-mark-end' : 'given-mark'}
            title={run.given.kind}
            data-kind={run.given.kind}
          >
            {quoted}
          </mark>
        );
      })}
      <div className="message-blank">{words.slice(bodyEnd, end)}</div>
    </div>
  );
}

function Fold(props: { label: string; kind: string; unfolded: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const shown = open || props.unfolded;
  return (
    <div className={`fold fold-${props.kind}`}>
      <button type="button" className="fold-button" aria-expanded={shown} onClick={() => setOpen(!shown)}>
        <ChevronRight size={13} className="fold-arrow" />
        {props.label}
      </button>
      {/* Out of sight, not out of the document: a selection across it still maps onto the whole text. */}
      <div hidden={!shown}>{props.children}</div>
    </div>
  );
}
