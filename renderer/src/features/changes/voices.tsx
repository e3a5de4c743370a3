import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { hasOutcome, type ChangeDetail, type ChangeVoice } from '../../../../shared/model/change.ts';
import { setVoice } from '../../actions/changes.ts';
import { Avatar } from '../../components/avatar.tsx';
import { IconButton } from '../../components/button.tsx';
import { Popover } from '../../components/popover.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { openProfile, visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';
import { Told } from './told.tsx';
import { ToTell } from './to-tell.tsx';

type Beside = (personId: number, who: string) => ReactNode;

/** Who asks; once something became of it, what to tell each of them, or that they were told. */
export function Voices({ change, beside }: { change: ChangeDetail; beside: Beside }) {
  const pages = useInfiniteQuery(queries.changeVoices(change.id));
  const voices = pages.data?.pages.flatMap((page) => page.voices) ?? [];
  const told = hasOutcome(change.state);
  const heading = told ? text.changes.loop : text.changes.asks;
  return (
    <section className="change-section" aria-label={heading}>
      <div className="section-head">
        <h2>{heading}</h2>
        <AddVoice id={change.id} />
      </div>
      {told && change.people > 0 ? (
        <p className="change-loop-hint">
          {change.untold === 0 ? text.changes.allTold : text.changes.untoldWords(change.untold)}{' '}
          <span className="quiet">{change.untold === 0 ? '' : text.changes.loopHint}</span>
        </p>
      ) : null}
      {pages.error !== null ? (
        <ErrorState title={text.changes.failedOne} error={pages.error} retry={() => void pages.refetch()} />
      ) : pages.isPending ? (
        <LoadingState />
      ) : voices.length === 0 ? (
        <p className="quiet">{text.changes.asksEmpty}</p>
      ) : null}
      <ul className="change-voices">
        {voices.map((voice) => (
          <Voice key={voice.personId} change={change} voice={voice} beside={beside} />
        ))}
      </ul>
      {pages.hasNextPage ? (
        <button type="button" className="link-button" onClick={() => void pages.fetchNextPage()}>
          {text.changes.more}
        </button>
      ) : null}
    </section>
  );
}

function Voice({ change, voice, beside }: { change: ChangeDetail; voice: ChangeVoice; beside: Beside }) {
  const now = useNow();
  const [again, setAgain] = useState(false);
  const [round, setRound] = useState(0);
  const name = voice.who || text.inbox.nobody;
  const when = voice.askedAt === null ? text.changes.byHand : text.changes.asked(formatDay(voice.askedAt, now));
  const isWritten = (voice.told === null || again) && voice.places.some(({ draft }) => draft !== null);
  const known = voice.places.filter((place) => place.conversationId !== null);
  return (
    <li className="change-voice">
      <div className="change-voice-head">
        <Avatar name={name} size="small" />
        <button
          type="button"
          className="link-button change-voice-name"
          data-stop
          onClick={() => openProfile(voice.personId)}
        >
          {name}
        </button>
        <span className="quiet">
          {when}
          {known.map((place, index) => (
            <span key={place.conversationId}>
              {index === 0 ? ' · ' : ', '}
              <button type="button" className="link-button" onClick={() => visitConversation(place.conversationId!)}>
                {place.sourceName}
              </button>
            </span>
          ))}
          {voice.wish === 'name' || voice.wish === 'handle' ? null : ` · ${text.changes.wish[voice.wish]}`}
        </span>
        <IconButton
          label={text.changes.notAskingOf(name)}
          onClick={() => void setVoice(change.id, { personId: voice.personId, name }, false)}
        >
          <X size={14} />
        </IconButton>
      </div>
      {voice.told === null ? null : (
        <Told telling={voice.told} asksHelp={change.state !== 'declined'} onAgain={() => setAgain(true)} />
      )}
      {isWritten ? beside(voice.personId, voice.who) : null}
      {isWritten
        ? voice.places.map((place) =>
            place.draft === null ? null : (
              <ToTell
                key={`${place.conversationId} ${round}`}
                changeId={change.id}
                voice={voice}
                place={place}
                draft={place.draft}
                onTold={() => setAgain(false)}
                onFresh={() => setRound(round + 1)}
              />
            ),
          )
        : null}
      {voice.earlier.map((telling) => (
        <p key={telling.id} className="quiet">
          {text.changes.toldBefore(formatDay(telling.toldAt, now))}
        </p>
      ))}
    </li>
  );
}

/** Looks for somebody who asked elsewhere. */
function AddVoice({ id }: { id: number }) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const anchor = useRef<HTMLSpanElement>(null);
  const name = useDebounced(words.trim(), 150);
  const { data } = useQuery({ ...queries.peopleNamed(name), enabled: open && name !== '' });
  const found = name === '' ? [] : (data?.hits ?? []);
  return (
    <span ref={anchor}>
      <IconButton label={text.changes.addVoice} onClick={() => setOpen(!open)}>
        <Plus size={14} />
      </IconButton>
      {open ? (
        <Popover anchor={anchor} label={text.changes.addVoice} align="end" onClose={() => setOpen(false)}>
          <div className="change-add-voice">
            <input
              className="field"
              data-autofocus
              aria-label={text.changes.addVoiceField}
              placeholder={text.changes.addVoiceField}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            {found.map((hit) => (
              <button
                key={hit.id}
                type="button"
                className="menu-item"
                onClick={() => {
                  setOpen(false);
                  setWords('');
                  void setVoice(id, { personId: hit.id, name: hit.title }, true);
                }}
              >
                <span className="menu-words">{hit.title}</span>
                <span className="menu-detail">{hit.from}</span>
              </button>
            ))}
            {name !== '' && data !== undefined && found.length === 0 ? (
              <p className="choice-nothing">{text.changes.noVoices}</p>
            ) : null}
          </div>
        </Popover>
      ) : null}
    </span>
  );
}
