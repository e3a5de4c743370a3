import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ChangeDetail, ChangeTracker } from '../../../../shared/model/change.ts';
import { checkTracker, setTracker } from '../../actions/changes.ts';
import { openLink } from '../../actions/outside.ts';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../components/use-now.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';
import { useMoving } from './use-moving.tsx';

/** Where the company's tracker has it, and how it stands there. What is found there changes nothing by itself. */
export function Tracker({ change }: { change: ChangeDetail }) {
  const { tracker } = change;
  return (
    <section className="change-section">
      <h2>{text.changes.tracker}</h2>
      {tracker === null ? <TrackerField id={change.id} /> : <Linked change={change} tracker={tracker} />}
    </section>
  );
}

function TrackerField({ id }: { id: number }) {
  const [url, setUrl] = useState('');
  const link = (event: FormEvent): void => {
    event.preventDefault();
    if (url.trim() !== '') void setTracker(id, url.trim());
  };
  return (
    <form className="change-tracker-field" onSubmit={link}>
      <input
        className="field"
        aria-label={text.changes.trackerField}
        placeholder={text.changes.trackerField}
        maxLength={2000}
        spellCheck={false}
        value={url}
        onChange={(event) => setUrl(event.target.value)}
      />
      <Button type="submit" disabled={url.trim() === ''}>
        {text.changes.trackerLink}
      </Button>
    </form>
  );
}

function Linked({ change, tracker }: { change: ChangeDetail; tracker: ChangeTracker }) {
  const now = useNow();
  const moving = useMoving();
  const [asking, setAsking] = useState(false);
  const check = (allowHost: boolean): void => {
    setAsking(true);
    void checkTracker(change.id, allowHost).finally(() => setAsking(false));
  };
  const { state, title, checkedAt, error, ownHost } = tracker;
  const isOver = state === 'closed' || state === 'merged';
  const canMove = change.state === 'heard' || change.state === 'championed' || change.state === 'accepted';
  return (
    <div className="change-tracker">
      <p>
        <button type="button" className="link-button" onClick={() => void openLink(tracker.url)}>
          {tracker.label}
        </button>
      </p>
      {state === null ? null : (
        <p>
          <b>{text.changes.trackerState[state]}</b> {title}
          {checkedAt === null ? null : (
            <span className="quiet"> · {text.changes.checked(formatDay(checkedAt, now))}</span>
          )}
        </p>
      )}
      {error === null ? null : <p className="field-error">{error}</p>}
      {isOver && canMove ? (
        <p className="change-tracker-offer">
          {text.changes.trackerSays[state]}{' '}
          <button type="button" className="link-button" onClick={() => moving.move(change, 'shipped')}>
            {text.changes.markShipped}
          </button>
          {change.state === 'accepted' ? null : (
            <>
              {' · '}
              <button type="button" className="link-button" onClick={() => moving.move(change, 'accepted')}>
                {text.changes.markAccepted}
              </button>
            </>
          )}
        </p>
      ) : null}
      <div className="form-foot">
        {tracker.canCheck ? (
          <Button disabled={asking} onClick={() => check(false)}>
            {text.changes.check}
          </Button>
        ) : null}
        {error !== null && ownHost !== null ? (
          <Button disabled={asking} onClick={() => check(true)}>
            {text.changes.checkAllow(ownHost)}
          </Button>
        ) : null}
        <Button look="quiet" onClick={() => void setTracker(change.id, null)}>
          {text.changes.trackerRemove}
        </Button>
      </div>
      {moving.dialog}
    </div>
  );
}
