import { memo } from 'react';
import type { Note } from '../../../../shared/model/records.ts';
import { text } from '../../text.ts';
import { formatExact, formatShort } from '../../time.ts';

export const NoteRow = memo(function NoteRow({ note, now }: { note: Note; now: number }) {
  const [first = '', ...rest] = note.body.split('\n').filter((line) => line.trim() !== '');
  return (
    <div className="row row-plain">
      <div className="row-lines">
        <div className="row-top">
          <span className="row-kind">
            {note.target === null ? text.notes.free : `${text.notes.about[note.target.type]} ${note.targetTitle ?? ''}`}
          </span>
          <time
            className="row-time"
            dateTime={new Date(note.updatedAt).toISOString()}
            title={formatExact(note.updatedAt)}
          >
            {formatShort(note.updatedAt, now)}
          </time>
        </div>
        <div className="row-title">{first.replace(/^#+\s*/, '') || text.notes.untitled}</div>
        <div className="row-snippet">{rest.join(' ')}</div>
      </div>
    </div>
  );
});
