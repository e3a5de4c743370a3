import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { NoteTarget } from '../../../../shared/model/records.ts';
import { useConversationCommand } from '../../conversation-commands.ts';
import { IconButton } from '../../components/button.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { NoteCard } from './note-card.tsx';
import { NoteEditor } from './note-editor.tsx';

interface NotesAboutProps {
  target: NoteTarget;
  /** Answers the N key. */
  onNoteKey?: boolean;
  /** Only these are listed: the others stand elsewhere. */
  only?: ReadonlySet<number>;
  /** Stands above the editor while one writes, from another feature. */
  beside?: ReactNode;
}

/** The notes on one thing, with a place to write another one. */
export function NotesAbout({ target, onNoteKey = false, only, beside = null }: NotesAboutProps) {
  const { data, error, refetch } = useQuery(queries.notes(target));
  const [composing, setComposing] = useState(false);
  const [composedId, setComposedId] = useState<number | null>(null);
  const [editingId, setEditingId] = useState<number | null>(null);
  const now = useNow();
  const section = useRef<HTMLElement>(null);

  useEffect(() => {
    if (composing) section.current?.querySelector('.note-composer')?.scrollIntoView({ block: 'nearest' });
  }, [composing]);

  const startComposing = (): void => {
    setEditingId(null);
    setComposing(true);
    section.current?.querySelector<HTMLElement>('.note-composer textarea')?.focus();
  };
  useConversationCommand(target.id, 'note', startComposing, onNoteKey);
  const stopComposing = (): void => {
    setComposing(false);
    setComposedId(null);
    section.current?.querySelector<HTMLElement>('.note-add')?.focus();
  };
  const notes = (data ?? []).filter((note) => note.id !== composedId && only?.has(note.id) !== false);
  return (
    <section ref={section} className="notes-about" aria-label={text.notes.section[target.type]}>
      <div className="section-head">
        <h2>{text.notes.heading}</h2>
        <IconButton className="note-add" label={text.notes.add} onClick={startComposing}>
          <Plus size={14} />
        </IconButton>
      </div>
      {error === null ? null : <ErrorState title={text.notes.failed} error={error} retry={() => void refetch()} />}
      {composing ? beside : null}
      {composing ? (
        <div className="note-card note-composer">
          <NoteEditor
            note={null}
            target={target}
            autoFocus
            placeholder={text.notes.placeholders[target.type]}
            onCreated={(note) => setComposedId(note.id)}
            onClose={stopComposing}
          />
          <IconButton className="note-corner" label={text.notes.close} onClick={stopComposing}>
            <X size={14} />
          </IconButton>
        </div>
      ) : null}
      {notes.map((note) => (
        <NoteCard
          key={note.id}
          note={note}
          now={now}
          editing={editingId === note.id}
          onEdit={(editing) => setEditingId(editing ? note.id : null)}
        />
      ))}
    </section>
  );
}
