import { Check, Minus, Pencil, Plus, Trash2, Undo2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Assumption, AssumptionGround } from '../../../../shared/model/triage.ts';
import { deleteAssumption, saveAssumption } from '../../actions/assumptions.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { useNow } from '../../components/use-now.ts';
import { WordsForm } from '../../components/words-form.tsx';
import { text } from '../../text.ts';
import { formatComing, formatDay, formatMoment } from '../../time.ts';
import { GroundForm, Grounds } from './grounds.tsx';

const AssumptionFields = lazy(() => import('./assumption-fields.tsx'));

/** A judgement held in suspension, or how it came out, in the thread where it was written. */
export function HeldAssumption({ assumption }: { assumption: Assumption }) {
  const now = useNow();
  const [mode, setMode] = useState<'shown' | 'edited' | 'settling' | AssumptionGround['side']>('shown');
  const { sentence, lookAgainAt, outcome } = assumption;
  if (mode === 'edited') return <Edited assumption={assumption} onClose={() => setMode('shown')} />;
  const isHeld = outcome === null;
  const isDue = isHeld && lookAgainAt !== null && lookAgainAt <= now;
  return (
    <aside
      id={`assumption-${assumption.id}`}
      className={isHeld ? 'assumption' : 'assumption assumption-settled'}
      aria-label={isHeld ? text.assumptions.heldLabel : text.assumptions.settledLabel}
      tabIndex={-1}
    >
      <p className="assumption-words">
        <span className="assumption-label">{isHeld ? text.assumptions.heldLabel : text.assumptions.settledLabel}</span>{' '}
        · “{sentence}”{' '}
        {isHeld && lookAgainAt !== null ? (
          <span className={isDue ? 'assumption-due' : 'assumption-review'}>
            {isDue ? text.assumptions.due : text.assumptions.review(reviewDay(lookAgainAt, now))}
          </span>
        ) : null}
      </p>
      {outcome === null ? null : <p className="assumption-outcome">{text.assumptions.cameOut(outcome)}</p>}
      <Grounds assumption={assumption} />
      {mode === 'settling' ? (
        <Settling assumption={assumption} onClose={() => setMode('shown')} />
      ) : mode === 'for' || mode === 'against' ? (
        <GroundForm assumption={assumption} side={mode} onClose={() => setMode('shown')} />
      ) : (
        <p className="assumption-facts">
          <span>
            {formatMoment(assumption.createdAt, now)} · {text.assumptions.ours}
          </span>
          <span className="assumption-tools">
            {isHeld
              ? (['for', 'against'] as const).map((side) => (
                  <Button
                    key={side}
                    look="quiet"
                    icon={side === 'for' ? <Plus size={13} /> : <Minus size={13} />}
                    aria-label={text.assumptions.addOf[side](sentence)}
                    onClick={() => setMode(side)}
                  >
                    {text.assumptions.add[side]}
                  </Button>
                ))
              : null}
            {isHeld ? (
              <Button
                look="quiet"
                icon={<Check size={13} />}
                aria-label={text.assumptions.settleOf(sentence)}
                onClick={() => setMode('settling')}
              >
                {text.assumptions.settle}
              </Button>
            ) : (
              <Button
                look="quiet"
                icon={<Undo2 size={13} />}
                onClick={() => void saveAssumption(assumption, { sentence, lookAgainAt, outcome: null })}
              >
                {text.assumptions.holdAgain}
              </Button>
            )}
            <IconButton label={text.assumptions.editOf(sentence)} onClick={() => setMode('edited')}>
              <Pencil size={13} />
            </IconButton>
            <IconButton label={text.assumptions.deleteOf(sentence)} onClick={() => void deleteAssumption(assumption)}>
              <Trash2 size={13} />
            </IconButton>
          </span>
        </p>
      )}
    </aside>
  );
}

/** The day alone is enough for a review within a week: `on Thursday 26 November`. */
function reviewDay(time: number, now: number): string {
  return time - now < 7 * 86_400_000 ? formatComing(time, now).replace(/,? \d\d:\d\d$/, '') : formatDay(time, now);
}

function Edited({ assumption, onClose }: { assumption: Assumption; onClose: () => void }) {
  const now = useNow();
  const { sentence, lookAgainAt, outcome } = assumption;
  const before = lookAgainAt === null || lookAgainAt <= now ? '' : formatComing(lookAgainAt, now);
  const [draft, setDraft] = useState({ sentence, when: before });
  return (
    <Suspense fallback={null}>
      <AssumptionFields
        {...draft}
        submit={text.assumptions.save}
        onChange={setDraft}
        onSubmit={(words, time) =>
          // The words as they stood mean the time as it was, to the minute.
          saveAssumption(assumption, {
            sentence: words,
            lookAgainAt: draft.when === before ? lookAgainAt : time,
            outcome,
          })
        }
        onClose={onClose}
      />
    </Suspense>
  );
}

function Settling({ assumption, onClose }: { assumption: Assumption; onClose: () => void }) {
  const { sentence, lookAgainAt } = assumption;
  return (
    <WordsForm
      className="assumption-settling"
      label={text.assumptions.outcome}
      placeholder={text.assumptions.outcomePlaceholder}
      submit={text.assumptions.settle}
      onSubmit={(outcome) => saveAssumption(assumption, { sentence, lookAgainAt, outcome })}
      onClose={onClose}
    />
  );
}
