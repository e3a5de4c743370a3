import { useQuery } from '@tanstack/react-query';
import { FileQuestion } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { MessageDetail } from '../../../../shared/model/conversation.ts';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { formatMoment } from '../../time.ts';
import { foundPieces } from './found-pieces.ts';

const whatOf = (kind: MessageDetail['kind'], source: string): keyof typeof text.conversation.rawWhat =>
  kind === 'mail' ? 'mail' : source.startsWith('<row') ? 'dump' : 'feed';

/** A message as it came, to be read, searched and copied from. Asked for only while it is open. */
export function SourceDialog({ message, onClose }: { message: MessageDetail; onClose: () => void }) {
  const { data, error, isPending, refetch } = useQuery(queries.messageSource(message.id));
  const name = message.from?.name || message.from?.address || text.inbox.nobody;
  return (
    <Dialog wide title={text.conversation.rawSource} onClose={onClose}>
      <p className="quiet">
        {name}, {formatMoment(message.date, Date.now())}
        {data == null ? '' : `. ${text.conversation.rawWhat[whatOf(message.kind, data.source)]}.`}
      </p>
      {error !== null ? (
        <ErrorState title={text.conversation.rawFailed} error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <LoadingState />
      ) : data === null ? (
        <EmptyState
          icon={<FileQuestion size={26} strokeWidth={1.5} />}
          title={text.conversation.rawNone}
          hint={text.conversation.rawNoneHint}
        />
      ) : (
        <Source source={data.source} label={text.conversation.rawOf(name)} />
      )}
      {data?.isCut === true ? <p className="quiet">{text.conversation.rawCut}</p> : null}
    </Dialog>
  );
}

function Source({ source, label }: { source: string; label: string }) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLPreElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { pieces, count } = useMemo(() => foundPieces(source, words), [source, words]);
  useEffect(() => {
    box.current?.querySelector('.source-here')?.scrollIntoView({ block: 'nearest' });
  }, [at, pieces]);
  return (
    <>
      <div className="source-find">
        <input
          ref={field}
          className="field"
          type="search"
          autoComplete="off"
          spellCheck={false}
          aria-label={text.conversation.rawFind}
          placeholder={text.conversation.rawFind}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || count === 0) return;
            event.preventDefault();
            setAt((at + (event.shiftKey ? count - 1 : 1)) % count);
          }}
        />
        <span className="source-count" role="status">
          {words.trim() === '' ? '' : text.conversation.rawFound(at + 1, count)}
        </span>
      </div>
      {/* It takes the focus so that it can be scrolled by keyboard. */}
      <pre ref={box} className="source" tabIndex={0} role="region" aria-label={label}>
        {pieces.map((piece, index) =>
          piece.found === null ? (
            piece.text
          ) : (
            <mark key={index} className={piece.found === at ? 'source-here' : undefined}>
              {piece.text}
            </mark>
          ),
        )}
      </pre>
    </>
  );
}
