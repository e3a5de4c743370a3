import { useQuery } from '@tanstack/react-query';
import { NotebookPen, Plus, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Note, NoteTarget } from '../../../../shared/model/records.ts';
import { deleteNote } from '../../actions/records.ts';
import { useCommand } from '../../commands.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { queries } from '../../query.ts';
import {
  composeNote,
  openChange,
  openNote,
  openReport,
  useNavigation,
  visitConversation,
  openProfile,
} from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatMoment } from '../../time.ts';
import { NoteEditor } from './note-editor.tsx';
import { NoteRow } from './note-row.tsx';

function visit(target: NoteTarget): void {
  if (target.type === 'conversation') visitConversation(target.id);
  else if (target.type === 'person') openProfile(target.id);
  else if (target.type === 'report') openReport(target.id);
  else openChange(target.id);
}

const doNothing = (): void => undefined;

/** All notes, newest first, with the chosen one beside them. */
export function NotesView() {
  const { data, error, isPending, refetch } = useQuery(queries.notes(null));
  const noteId = useNavigation((state) => state.noteId);
  const composing = useNavigation((state) => state.composing);
  const now = useNow();
  const [fresh, setFresh] = useState<number | null>(composing > 0 && noteId === null ? composing : null);
  const notes = data ?? [];
  const selected = notes.findIndex((note) => note.id === noteId);
  const note = notes[selected];

  useEffect(() => {
    if (composing > 0 && useNavigation.getState().noteId === null) setFresh(composing);
  }, [composing]);

  const choose = useCallback((chosen: Note) => {
    setFresh(null);
    openNote(chosen.id);
  }, []);
  const drawRow = useCallback((one: Note) => <NoteRow note={one} now={now} />, [now]);
  const step = (by: number): void => {
    const next = notes[selected === -1 ? 0 : Math.max(0, Math.min(notes.length - 1, selected + by))];
    if (next !== undefined) choose(next);
  };
  useCommand('next', () => step(1));
  useCommand('previous', () => step(-1));
  useCommand('open', () => document.querySelector<HTMLElement>('.note-page textarea')?.focus());
  useCommand('close', () => {
    document.querySelector<HTMLElement>('[role=listbox]')?.focus({ preventScroll: true });
  });
  useCommand('note', () => composeNote());

  // A fresh note keeps its editor while it gets a record and its place in the list.
  const editorKey = fresh === null ? `note-${noteId}` : `fresh-${fresh}`;
  const writing = fresh !== null || note !== undefined;
  return (
    <>
      <section className="list-column" aria-label={text.notes.heading}>
        <div className="column-head column-head-plain">
          <h1>{text.notes.heading}</h1>
          <Button look="quiet" keys="note" icon={<Plus size={14} />} onClick={composeNote}>
            {text.notes.create}
          </Button>
        </div>
        {error !== null && data === undefined ? (
          <ErrorState title={text.notes.failed} error={error} retry={() => void refetch()} />
        ) : isPending ? (
          <LoadingState />
        ) : notes.length === 0 ? (
          <EmptyState
            icon={<NotebookPen size={26} strokeWidth={1.5} />}
            title={text.notes.empty}
            hint={text.notes.emptyHint}
          />
        ) : (
          <VirtualList
            id="notes"
            label={text.notes.list}
            items={notes}
            total={notes.length}
            rowHeight={78}
            selected={selected}
            placeKey="notes"
            renderRow={drawRow}
            onSelect={choose}
            onEnd={doNothing}
          />
        )}
      </section>
      <main className="note-page" aria-label={text.notes.editor}>
        {writing ? (
          <div className="note-sheet">
            <header className="note-head">
              {note?.target == null ? (
                <span className="note-target">{text.notes.free}</span>
              ) : (
                <span className="note-target">
                  {text.notes.about[note.target.type]}{' '}
                  <button type="button" className="link-button" onClick={() => visit(note.target!)}>
                    {note.targetTitle}
                  </button>
                </span>
              )}
              {note === undefined ? null : (
                <>
                  <span className="note-changed">{text.notes.changed(formatMoment(note.updatedAt, now))}</span>
                  <IconButton
                    label={text.notes.delete}
                    onClick={() => {
                      setFresh(null);
                      openNote(null);
                      void deleteNote(note.id);
                    }}
                  >
                    <Trash2 size={15} />
                  </IconButton>
                </>
              )}
            </header>
            <NoteEditor
              key={editorKey}
              note={fresh === null ? (note ?? null) : null}
              target={null}
              autoFocus={fresh !== null}
              placeholder={text.notes.placeholder}
              onCreated={(created) => useNavigation.setState({ noteId: created.id })}
            />
          </div>
        ) : (
          <EmptyState
            icon={<NotebookPen size={28} strokeWidth={1.5} />}
            title={text.notes.nothing}
            hint={text.notes.nothingHint}
          >
            <Button onClick={composeNote}>{text.notes.create}</Button>
          </EmptyState>
        )}
      </main>
    </>
  );
}
