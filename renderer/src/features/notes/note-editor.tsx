import { useId, useRef, useState } from 'react';
import type { Note, NoteTarget } from '../../../../shared/model/records.ts';
import { request } from '../../ipc.ts';
import { queryClient } from '../../query.ts';
import { text } from '../../text.ts';
import { useAutosave } from '../../use-autosave.ts';

interface NoteEditorProps {
  /** Null for a note that gets its record with its first words. */
  note: Note | null;
  target: NoteTarget | null;
  placeholder: string;
  autoFocus?: boolean;
  /** Called with the record when a new note got one. */
  onCreated?: (note: Note) => void;
  onClose?: () => void;
}

const drafts = { last: 0 };

/** A note being written: saved after each pause and on leaving, and it says so only when it is. */
export function NoteEditor({ note, target, placeholder, autoFocus = false, onCreated, onClose }: NoteEditorProps) {
  const [body, setBody] = useState(note?.body ?? '');
  const recordId = useRef(note?.id ?? null);
  const [draft] = useState(() => (drafts.last += 1));
  const stateId = useId();
  const { state, change, flush } = useAutosave<string>(`note-${note?.id ?? `draft-${draft}`}`, async (words) => {
    if (recordId.current !== null) {
      await request('note.save', { id: recordId.current, body: words });
    } else if (words.trim() !== '') {
      const created = await request('note.create', { target, body: words });
      recordId.current = created.id;
      onCreated?.(created);
    }
    void queryClient.invalidateQueries({ queryKey: ['notes'] });
  });
  return (
    <div className="note-editor">
      <textarea
        className="note-body"
        aria-label={text.notes.body}
        aria-describedby={stateId}
        placeholder={placeholder}
        autoFocus={autoFocus}
        value={body}
        onChange={(event) => {
          setBody(event.target.value);
          change(event.target.value);
        }}
        onBlur={() => void flush().catch(() => undefined)}
        onKeyDown={(event) => {
          const close = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
          if (!close || onClose === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }}
      />
      <p id={stateId} className={state === 'failed' ? 'note-state field-error' : 'note-state'}>
        {body === '' ? '' : text.notes.state[state]}
      </p>
    </div>
  );
}
