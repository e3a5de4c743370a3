import { useQuery } from '@tanstack/react-query';
import { undoLast } from '../actions/undo.ts';
import { Kbd } from '../components/kbd.tsx';
import { useNow } from '../components/use-now.ts';
import { JobLine } from '../features/jobs/job-line.tsx';
import { useKeyHint } from '../keymap.ts';
import { queries } from '../query.ts';
import { showDialog } from '../stores/panels.ts';
import { useSaving } from '../stores/saving.ts';
import { text } from '../text.ts';
import { formatShort } from '../time.ts';

export function StatusFooter() {
  const counts = useQuery(queries.counts()).data;
  const sources = useQuery(queries.sources()).data ?? [];
  const undo = useQuery(queries.undo()).data;
  const now = useNow();
  const hint = useKeyHint('undo');
  const checked = Math.max(
    0,
    ...sources.filter((source) => source.address !== null).map((source) => source.lastSyncAt ?? 0),
  );
  return (
    <footer className="status-footer" aria-label={text.frame.status}>
      <SaveLine />
      {counts === undefined ? null : (
        <span className="status-store">{text.frame.store(counts.messages, sources.length)}</span>
      )}
      {checked === 0 ? null : <span className="status-sync">{text.frame.lastSync(formatShort(checked, now))}</span>}
      <JobLine />
      <span className="status-gap" />
      {undo == null ? null : (
        <>
          <button type="button" className="status-undo" onClick={() => void undoLast()}>
            {text.frame.undo(undo.label, undo.count)} {hint === null ? null : <Kbd>{hint}</Kbd>}
          </button>
          <button
            type="button"
            className="status-undo"
            aria-haspopup="dialog"
            title={text.triage.history}
            onClick={() => showDialog({ type: 'history' })}
          >
            {text.frame.history}
          </button>
        </>
      )}
    </footer>
  );
}

function SaveLine() {
  const unsaved = Object.values(useSaving((state) => state.unsaved));
  const failed = unsaved.find((one) => one.state === 'failed');
  const state = failed !== undefined ? 'failed' : unsaved.length > 0 ? 'saving' : 'saved';
  const words = { saved: text.frame.saved, saving: text.frame.saving, failed: text.frame.notSaved }[state];
  return (
    <span
      className={`save-line save-${state}`}
      title={failed?.message ?? undefined}
      role={state === 'failed' ? 'alert' : undefined}
    >
      <i aria-hidden="true" />
      {words}
      {failed?.message == null ? '' : `: ${failed.message}`}
    </span>
  );
}
