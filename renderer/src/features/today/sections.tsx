import {
  AlarmClockOff,
  Check,
  FileText,
  GitPullRequestArrow,
  HandHeart,
  Inbox,
  RefreshCw,
  Scale,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { PromiseMade } from '../../../../shared/model/giving.ts';
import type { Today } from '../../../../shared/model/today.ts';
import { beginSeries } from '../../actions/drafts.ts';
import { settlePromise } from '../../actions/giving.ts';
import { checkSource } from '../../actions/imports.ts';
import { act } from '../../actions/triage.ts';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import {
  goTo,
  openChange,
  openProfile,
  openReport,
  showChanges,
  showInbox,
  showPeople,
  showToday,
  visitConversation,
} from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatComing, formatDay, formatSince, formatSoon } from '../../time.ts';
import { TodaySection, TodayThing } from './section.tsx';

/** Every section that has something in it, the most pressing first. */
export function sections(today: Today, now: number): ReactNode {
  return (
    <>
      <Due section={today.due} now={now} />
      <Promises section={today.promises} now={now} />
      <Reports section={today.reports} now={now} />
      <Untold section={today.untold} />
      <Waiting section={today.waiting} now={now} />
      <Owed section={today.owed} now={now} />
      <Assumptions section={today.assumptions} now={now} />
      <Helped section={today.helped} now={now} />
      <Failed section={today.failed} />
    </>
  );
}

interface Shown<Name extends keyof Today> {
  section: Today[Name];
  now: number;
}

function Waiting({ section, now }: Shown<'waiting'>) {
  return (
    <TodaySection
      name="waiting"
      section={section}
      keyOf={(row) => row.id}
      onMore={() => showInbox({ view: 'open', filter: null, sort: 'waiting' })}
      renderItem={(row) => (
        <TodayThing
          sign={<Avatar name={row.firstVoice || text.inbox.nobody} />}
          title={row.title || text.inbox.untitled}
          words={`${row.firstVoice || text.inbox.nobody} · ${row.source.name}`}
          time={text.today.waitingSince(formatSince(row.waitingSince ?? row.lastActivity, now))}
          onOpen={() => visitConversation(row.id)}
        />
      )}
    />
  );
}

function Due({ section, now }: Shown<'due'>) {
  return (
    <TodaySection
      name="due"
      section={section}
      keyOf={({ row, why }) => `${why} ${row.id}`}
      onMore={() => showInbox({ view: 'snoozed', filter: null, sort: 'newest' })}
      renderItem={({ row, why, at }) => {
        const title = row.title || text.inbox.untitled;
        const isReminder = why === 'reminder';
        return (
          <TodayThing
            sign={<Avatar name={row.firstVoice || text.inbox.nobody} />}
            title={title}
            words={`${row.firstVoice || text.inbox.nobody} · ${row.source.name}`}
            time={(isReminder ? text.today.reminder : text.today.snoozed)(formatSoon(at, now))}
            late={at < now}
            onOpen={() => visitConversation(row.id)}
          >
            {isReminder ? (
              <Button
                look="quiet"
                icon={<AlarmClockOff size={14} />}
                aria-label={text.today.clearOf(title)}
                onClick={() => void act({ ids: [row.id] }, { type: 'remind', at: null }, text.triage.did.unremind)}
              >
                {text.today.clear}
              </Button>
            ) : (
              <Button
                look="quiet"
                icon={<Inbox size={14} />}
                aria-label={text.today.reopenOf(title)}
                onClick={() => void act({ ids: [row.id] }, { type: 'reopen' }, text.triage.did.reopen)}
              >
                {text.today.reopen}
              </Button>
            )}
          </TodayThing>
        );
      }}
    />
  );
}

function Promises({ section, now }: Shown<'promises'>) {
  return (
    <TodaySection
      name="promises"
      section={section}
      keyOf={({ id }) => id}
      renderItem={(promise) => {
        const { sentence, who, byWhom, dueAt } = promise;
        return (
          <TodayThing
            sign={<Avatar name={who} />}
            title={sentence}
            words={byWhom === 'me' ? text.today.to(who) : `${text.today.to(who)}, ${text.today.by(byWhom)}`}
            time={
              dueAt === null
                ? text.today.noDate
                : dueAt < now
                  ? text.today.overdue(formatDay(dueAt, now))
                  : text.today.dueOn(formatComing(dueAt, now))
            }
            late={dueAt !== null && dueAt < now}
            onOpen={() => visitPromise(promise)}
          >
            <Button
              look="quiet"
              icon={<Check size={14} />}
              aria-label={text.today.keptOf(sentence)}
              onClick={() => void settlePromise(promise, 'kept', '')}
            >
              {text.today.kept}
            </Button>
          </TodayThing>
        );
      }}
    />
  );
}

function visitPromise({ conversationId, messageId, personId }: PromiseMade): void {
  if (conversationId === null) openProfile(personId);
  else visitConversation(conversationId, messageId === null ? null : { messageId, words: [] });
}

function Owed({ section, now }: Shown<'owed'>) {
  return (
    <TodaySection
      name="owed"
      section={section}
      keyOf={({ id }) => id}
      onMore={() => showPeople('owed')}
      renderItem={({ personId, who, kind, quote, givenAt, conversationId, messageId }) => (
        <TodayThing
          sign={<Avatar name={who} />}
          title={`“${quote}”`}
          words={`${who} · ${text.today.gave(text.giving.kind[kind], formatDay(givenAt, now))}`}
          onOpen={() =>
            conversationId === null
              ? openProfile(personId)
              : visitConversation(conversationId, messageId === null ? null : { messageId, words: [] })
          }
        />
      )}
    />
  );
}

function Reports({ section, now }: Shown<'reports'>) {
  return (
    <TodaySection
      name="reports"
      section={section}
      keyOf={({ seriesId }) => seriesId}
      onMore={() => openReport(null)}
      renderItem={({ seriesId, name, dueAt }) => (
        <TodayThing
          sign={
            <span className="today-sign">
              <FileText size={17} />
            </span>
          }
          title={text.today.isDue(name)}
          time={text.today.since(formatDay(dueAt, now))}
          onOpen={() => void beginSeries({ id: seriesId, name })}
        />
      )}
    />
  );
}

function Untold({ section }: Pick<Shown<'untold'>, 'section'>) {
  return (
    <TodaySection
      name="untold"
      section={section}
      keyOf={({ changeId }) => changeId}
      onMore={() => showChanges('list')}
      renderItem={({ changeId, title, state, people }) => (
        <TodayThing
          sign={
            <span className="today-sign">
              <GitPullRequestArrow size={17} />
            </span>
          }
          title={title}
          words={text.today.notTold(people.map(({ name }) => name))}
          time={text.today.state[state]}
          onOpen={() => openChange(changeId)}
        />
      )}
    />
  );
}

function Helped({ section, now }: Shown<'helped'>) {
  return (
    <TodaySection
      name="helped"
      section={section}
      keyOf={({ changeId, person }) => `${changeId} ${person.personId}`}
      renderItem={({ changeId, title, person, toldAt }) => (
        <TodayThing
          sign={
            <span className="today-sign">
              <HandHeart size={17} />
            </span>
          }
          title={title}
          words={text.today.askHelped(person.name, formatDay(toldAt, now))}
          onOpen={() => openChange(changeId)}
        />
      )}
    />
  );
}

function Assumptions({ section, now }: Shown<'assumptions'>) {
  return (
    <TodaySection
      name="assumptions"
      section={section}
      keyOf={({ id }) => id}
      onMore={() => showToday('held')}
      renderItem={({ sentence, conversationId, conversationTitle, lookAgainAt }) => (
        <TodayThing
          sign={
            <span className="today-sign today-sign-suspending">
              <Scale size={17} />
            </span>
          }
          title={`“${sentence}”`}
          words={text.today.about(conversationTitle || text.inbox.untitled)}
          time={lookAgainAt === null ? '' : formatDay(lookAgainAt, now)}
          onOpen={() => visitConversation(conversationId)}
        />
      )}
    />
  );
}

function Failed({ section }: Pick<Shown<'failed'>, 'section'>) {
  return (
    <TodaySection
      name="failed"
      section={section}
      keyOf={({ sourceId }) => sourceId}
      onMore={() => goTo('sources')}
      renderItem={({ sourceId, name, error }) => (
        <TodayThing
          sign={
            <span className="today-sign today-sign-danger">
              <TriangleAlert size={17} />
            </span>
          }
          title={name}
          words={error}
          onOpen={() => goTo('sources')}
        >
          <Button
            look="quiet"
            icon={<RefreshCw size={14} />}
            aria-label={text.today.checkOf(name)}
            onClick={() => void checkSource(sourceId)}
          >
            {text.today.check}
          </Button>
        </TodayThing>
      )}
    />
  );
}
