import { Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { Note } from '../../../../shared/model/records.ts';
import { deleteNote } from '../../actions/records.ts';
import { IconButton } from '../../components/button.tsx';
import { useNow } from '../../components/use-now.ts';
import { text } from '../../text.ts';
import { formatMoment, formatShort } from '../../time.ts';
import { NoteEditor } from './note-editor.tsx';

/** A note, to be read and to be edited where it stands. */
export function NoteCard(props: { note: Note; now: number; editing: boolean; onEdit: (editing: boolean) => void }) {
  const { note, now, editing, onEdit } = props;
  const isOnConversation = note.target?.type === 'conversation';
  const look = isOnConversation ? 'note-card note-ours' : 'note-card';
  if (editing) {
    return (
      <div className={look}>
        <NoteEditor
          note={note}
          target={note.target}
          autoFocus
          placeholder={text.notes.placeholder}
          onClose={() => onEdit(false)}
        />
        <IconButton className="note-corner" label={text.notes.close} onClick={() => onEdit(false)}>
          <X size={14} />
        </IconButton>
      </div>
    );
  }
  return (
    <div className={look}>
      <button type="button" className="note-words" title={text.notes.edit} onClick={() => onEdit(true)}>
        {note.body.trim() || text.notes.untitled}
      </button>
      <p className="note-facts">
        <span>
          {isOnConversation ? (
            <>
              <strong>{text.notes.ours}</strong> · {formatMoment(note.createdAt, now)}
            </>
          ) : (
            formatShort(note.updatedAt, now)
          )}
        </span>
        <IconButton label={text.notes.delete} onClick={() => void deleteNote(note.id)}>
          <Trash2 size={13} />
        </IconButton>
      </p>
    </div>
  );
}

/** A note in the thread where it was written. */
export function PlacedNote({ note }: { note: Note }) {
  const now = useNow();
  const [editing, setEditing] = useState(false);
  return (
    <aside className="placed-note" aria-label={text.notes.ours}>
      <NoteCard note={note} now={now} editing={editing} onEdit={setEditing} />
    </aside>
  );
}
