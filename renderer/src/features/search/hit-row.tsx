import { FileText, Flag, MessageSquareText, NotebookPen, UserRound } from 'lucide-react';
import { memo } from 'react';
import type { SearchHit } from '../../../../shared/model/records.ts';
import { Avatar } from '../../components/avatar.tsx';
import { markedPieces, nearFirstMark } from '../../marked-pieces.ts';
import { text } from '../../text.ts';
import { formatExact, formatShort } from '../../time.ts';

const icons = { message: MessageSquareText, person: UserRound, note: NotebookPen, report: FileText, change: Flag };

export const HitRow = memo(function HitRow({ hit, now }: { hit: SearchHit; now: number }) {
  const Icon = icons[hit.type];
  const { snippet, marks } = nearFirstMark(hit.snippet, hit.marks);
  const isPerson = hit.type === 'person';
  const name = (isPerson ? hit.title : hit.from) || text.search.typeOne[hit.type];
  return (
    <div className="row">
      {hit.type === 'message' || isPerson ? (
        <Avatar name={name} />
      ) : (
        <span className="row-icon" aria-hidden="true">
          <Icon size={16} />
        </span>
      )}
      <div className="row-lines">
        <div className="row-top">
          <span className="row-name">{name}</span>
          <span className="row-kind">{hit.type === 'message' ? null : text.search.typeOne[hit.type]}</span>
          <time className="row-time" dateTime={new Date(hit.date).toISOString()} title={formatExact(hit.date)}>
            {formatShort(hit.date, now)}
          </time>
        </div>
        {isPerson ? null : <div className="row-title">{hit.title || text.inbox.untitled}</div>}
        <div className="row-snippet row-snippet-tall">
          {markedPieces(snippet, marks).map((piece, index) =>
            piece.marked ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
          )}
        </div>
      </div>
    </div>
  );
});
