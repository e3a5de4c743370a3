import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { messageOf, request } from '../../ipc.ts';
import { text } from '../../text.ts';
import { useAutosave } from '../../use-autosave.ts';

/** A window for one thought: kept while it is typed, a free note with Ctrl+Enter. */
export default function QuickNote() {
  const [words, setWords] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const saving = useRef(false);
  const { change, flush, state } = useAutosave<string>('quick-note', (draft) =>
    request('quickNote.saveDraft', { words: draft }),
  );

  useEffect(() => {
    document.title = text.desktop.quickNote;
    void request('quickNote.draft', null)
      .catch(() => ({ words: '' }))
      // What was typed before the draft came stands behind it.
      .then((draft) => setWords((typed) => (typed === null ? draft.words : draft.words + typed)));
  }, []);

  const save = async (): Promise<void> => {
    if (saving.current || words === null || words.trim() === '') return;
    saving.current = true;
    try {
      await request('note.create', { target: null, body: words });
      change('');
      await flush();
      window.close();
    } catch (error) {
      setProblem(`${text.desktop.quickNoteFailed}: ${messageOf(error)}`);
      saving.current = false;
    }
  };
  const close = async (): Promise<void> => {
    await flush().catch(() => undefined);
    window.close();
  };

  return (
    <main
      className="quick-note"
      aria-label={text.desktop.quickNote}
      onKeyDown={(event) => {
        if (event.key === 'Escape') void close();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <textarea
        className="quick-note-body"
        aria-label={text.desktop.quickNoteBody}
        aria-describedby="quick-note-state"
        placeholder={text.desktop.quickNotePlaceholder}
        autoFocus
        maxLength={100_000}
        value={words ?? ''}
        onChange={(event) => {
          setWords(event.target.value);
          change(event.target.value);
        }}
      />
      <footer>
        <p id="quick-note-state" role="status" className={problem === null ? 'quiet' : 'field-error'}>
          {problem ??
            (state === 'saved' && words !== null && words !== ''
              ? text.desktop.quickNoteDraft
              : text.desktop.quickNoteHint)}
        </p>
        <Button look="main" disabled={words === null || words.trim() === ''} onClick={() => void save()}>
          {text.desktop.quickNoteSave}
        </Button>
      </footer>
    </main>
  );
}
