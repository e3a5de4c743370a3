import { Check, Pencil, Trash2, Undo2, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { PromiseMade } from '../../../../shared/model/giving.ts';
import { removePromise, settlePromise } from '../../actions/giving.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { useNow } from '../../components/use-now.ts';
import { WordsForm } from '../../components/words-form.tsx';
import { text } from '../../text.ts';
import { formatDay, formatMoment } from '../../time.ts';

const EditedPromise = lazy(() => import('./edited-promise.tsx'));

/** What was promised, or how it came out, in the thread where it was said. */
export function PromiseCard({ promise }: { promise: PromiseMade }) {
  const now = useNow();
  const [mode, setMode] = useState<'shown' | 'edited' | 'kept' | 'broken'>('shown');
  const { sentence, who, byWhom, dueAt, state, outcome } = promise;
  if (mode === 'edited') {
    return (
      <Suspense fallback={null}>
        <EditedPromise promise={promise} onClose={() => setMode('shown')} />
      </Suspense>
    );
  }
  const isOpen = state === 'open';
  const isLate = isOpen && dueAt !== null && dueAt < now;
  return (
    <aside
      id={`promise-${promise.id}`}
      className={isOpen ? 'giving-card giving-card-open' : 'giving-card'}
      aria-label={text.giving.promiseLabel[state]}
      tabIndex={-1}
    >
      <p className="giving-card-words">
        <span className="giving-card-label">{text.giving.promiseLabel[state]}</span> · “{sentence}”{' '}
        <span className="giving-card-facts">
          {text.giving.promiseTo_(who || text.inbox.nobody)}
          {byWhom === 'me' ? '' : ` ${text.giving.promiseByColleague(byWhom)}`}
        </span>{' '}
        {isOpen && dueAt !== null ? (
          <span className={isLate ? 'giving-late' : 'giving-card-facts'}>
            {isLate ? text.giving.overdue(formatDay(dueAt, now)) : text.giving.until(formatDay(dueAt, now))}
          </span>
        ) : null}
      </p>
      {outcome === '' ? null : <p className="giving-card-words">{text.giving.cameOut(outcome)}</p>}
      {mode === 'shown' ? (
        <p className="giving-card-line">
          <span>{formatMoment(promise.madeAt, now)}</span>
          <span className="giving-card-tools">
            {isOpen ? (
              <>
                <Button
                  look="quiet"
                  icon={<Check size={13} />}
                  aria-label={text.giving.settleOf.kept(sentence)}
                  onClick={() => setMode('kept')}
                >
                  {text.giving.kept}
                </Button>
                <Button
                  look="quiet"
                  icon={<X size={13} />}
                  aria-label={text.giving.settleOf.broken(sentence)}
                  onClick={() => setMode('broken')}
                >
                  {text.giving.broken}
                </Button>
              </>
            ) : (
              <Button look="quiet" icon={<Undo2 size={13} />} onClick={() => void settlePromise(promise, 'open', '')}>
                {text.giving.reopen}
              </Button>
            )}
            <IconButton label={text.giving.promiseEditOf(sentence)} onClick={() => setMode('edited')}>
              <Pencil size={13} />
            </IconButton>
            <IconButton label={text.giving.promiseDeleteOf(sentence)} onClick={() => void removePromise(promise)}>
              <Trash2 size={13} />
            </IconButton>
          </span>
        </p>
      ) : (
        <Settling promise={promise} state={mode} onClose={() => setMode('shown')} />
      )}
    </aside>
  );
}

interface SettlingProps {
  promise: PromiseMade;
  state: 'kept' | 'broken';
  onClose: () => void;
}

/** How it came out, in words; a promise that is broken needs them. */
function Settling({ promise, state, onClose }: SettlingProps) {
  return (
    <WordsForm
      className="giving-settling"
      label={text.giving.outcome[state]}
      placeholder={text.giving.outcomePlaceholder[state]}
      submit={text.giving[state]}
      optional={state === 'kept'}
      onSubmit={(outcome) => settlePromise(promise, state, outcome)}
      onClose={onClose}
    />
  );
}
