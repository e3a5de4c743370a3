import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { lookAgainDays, type HelpAnswer, type Telling, type TellingWay } from '../../../shared/model/change.ts';
import type { Today } from '../../../shared/model/today.ts';
import { practiceBit } from '../../../shared/model/practice.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction, type Touched } from '../undo.ts';
import { addStep } from './change-steps.ts';
import { changeById, changesToTell } from './changes.ts';
import { standingChange } from './standing-change.ts';
import { countVoices, outcomeSince, standingPersonId, toldSince, voiceIds, voicesOf } from './change-voices.ts';
import { standingConversation } from './conversation-threads.ts';
import { membersOf, standingPerson } from './members.ts';
import { refreshRelation } from './relation.ts';
import type { WritableDb } from '../open.ts';

/** What somebody was told about a change, newest first. */
export function tellingsOf(database: WritableDb, input: { id: number; personId: number }): Telling[] {
  return rows<Telling>(
    database,
    `SELECT id, conversation_id AS conversationId, words, told_at AS toldAt, how, helped, helped_words AS helpedWords,
            helped_at AS helpedAt
     FROM change_tellings WHERE change_id = :id AND person_id IN ${membersOf(':personId')} AND told_at IS NOT NULL
     ORDER BY told_at DESC, id DESC`,
    input,
  );
}

interface Draft {
  id: number;
  conversationId: number | null;
  words: string;
}

/** What somebody wrote to tell a person, and has not told yet. */
export function tellingDrafts(database: WritableDb, input: { id: number; personId: number }): Draft[] {
  return rows<Draft>(
    database,
    `SELECT id, conversation_id AS conversationId, words FROM change_tellings
     WHERE change_id = :id AND person_id IN ${membersOf(':personId')} AND told_at IS NULL`,
    input,
  );
}

export interface WhoWhere {
  id: number;
  personId: number;
  conversationId: number | null;
}

/** The ids as they stand now. @throws SamesideError `not-found`, `not-asked` when the person does not ask for the change */
function standing(database: WritableDb, input: WhoWhere): WhoWhere {
  const id = standingChange(database, input.id);
  const personId = standingPersonId(database, input.personId);
  if (!voiceIds(database, id).includes(personId)) {
    throw new SamesideError('not-asked', 'This person does not ask for this change.');
  }
  const conversationId = input.conversationId === null ? null : standingConversation(database, input.conversationId);
  if (conversationId === null && input.conversationId !== null) {
    throw new SamesideError('not-found', `There is no conversation ${input.conversationId}.`);
  }
  return { id, personId, conversationId };
}

function draftAt(database: WritableDb, where: WhoWhere): Draft | undefined {
  return tellingDrafts(database, where).find(({ conversationId }) => conversationId === where.conversationId);
}

/**
 * Keeps a draft as it is being typed; null throws it away. Not an action of its own: the editor has its own undo.
 * @throws SamesideError `not-found`, `not-asked`
 */
export function saveTellingDraft(database: WritableDb, input: WhoWhere & { words: string | null }): null {
  const where = standing(database, input);
  const draft = draftAt(database, where);
  if (input.words === null) {
    if (draft) run(database, 'DELETE FROM change_tellings WHERE id = ?', draft.id);
  } else if (draft) {
    run(database, 'UPDATE change_tellings SET words = ? WHERE id = ?', input.words, draft.id);
  } else {
    run(
      database,
      'INSERT INTO change_tellings (change_id, person_id, conversation_id, words) VALUES (?, ?, ?, ?)',
      where.id,
      where.personId,
      where.conversationId,
      input.words,
    );
  }
  return null;
}

/**
 * Writes down that somebody was told, in which words and how. The conversation counts as answered outside (voicing); when
 * everyone who asked knows that it shipped, the change is told.
 * @throws SamesideError `not-found`, `not-asked`, `nothing-to-tell` while nothing became of it, `not-yet` for a date to come
 */
export function tellVoice(
  database: WritableDb,
  input: WhoWhere & { words: string; how: TellingWay; at?: number },
): UndoEntry {
  const where = standing(database, input);
  const { id, personId, conversationId } = where;
  const change = changeById(database, id);
  const since = outcomeSince(database, id);
  const now = Date.now();
  if (since === null) {
    throw new SamesideError('nothing-to-tell', 'Nothing became of it yet: it has neither shipped nor been declined.');
  }
  if (input.at !== undefined && input.at > now + 60_000) {
    throw new SamesideError('not-yet', 'That date is still to come.');
  }
  const draft = draftAt(database, where);
  let tellingId = 0;
  let stepId: number | null = null;
  return recordedAction(
    database,
    {
      label: 'Told what became of it',
      count: 1,
      subject: change.title,
      touched: [
        { table: 'changes', ids: [id], columns: ['state', 'updated_at'] },
        { table: 'change_tellings', ids: draft ? [draft.id] : [] },
        ...(conversationId === null
          ? []
          : [{ table: 'conversations', ids: [conversationId], columns: ['practices', 'relation'] } satisfies Touched]),
      ],
      made: () => [
        { table: 'change_tellings', ids: draft ? [] : [tellingId] },
        { table: 'change_steps', ids: stepId === null ? [] : [stepId] },
      ],
    },
    () => {
      // Told on the day that it shipped, but named by the day only: still after it.
      const toldAt = Math.max(input.at ?? now, since);
      const values = [id, personId, conversationId, input.words, toldAt, input.how] as const;
      if (draft) {
        run(
          database,
          `UPDATE change_tellings SET (change_id, person_id, conversation_id, words, told_at, how) = (?, ?, ?, ?, ?, ?)
           WHERE id = ?`,
          ...values,
          draft.id,
        );
      } else {
        tellingId = run(
          database,
          'INSERT INTO change_tellings (change_id, person_id, conversation_id, words, told_at, how) VALUES (?, ?, ?, ?, ?, ?)',
          ...values,
        ).id;
      }
      if (conversationId !== null) {
        run(
          database,
          'UPDATE conversations SET practices = practices | ? WHERE id = ?',
          practiceBit('voicing'),
          conversationId,
        );
        refreshRelation(database, conversationId);
      }
      if (change.state !== 'shipped' || countVoices(database, change).untold > 0) return;
      run(database, "UPDATE changes SET state = 'told', updated_at = ? WHERE id = ?", now, id);
      stepId = addStep(database, { changeId: id, state: 'told', words: '', at: now, reportId: null });
    },
  );
}

/** "Did it help?" Null: nobody asked. @throws SamesideError `not-found` */
export function setHelped(
  database: WritableDb,
  input: { tellingId: number; helped: HelpAnswer | null; words: string },
): UndoEntry {
  const found = row<{ title: string }>(
    database,
    `SELECT title FROM change_tellings JOIN changes ON changes.id = change_id
     WHERE change_tellings.id = ? AND told_at IS NOT NULL`,
    input.tellingId,
  );
  if (!found) throw new SamesideError('not-found', 'It is no longer written that this person was told.');
  return recordedAction(
    database,
    {
      label: 'Whether it helped',
      count: 1,
      subject: found.title,
      touched: [{ table: 'change_tellings', ids: [input.tellingId], columns: ['helped', 'helped_words', 'helped_at'] }],
    },
    () =>
      run(
        database,
        'UPDATE change_tellings SET helped = ?, helped_words = ?, helped_at = ? WHERE id = ?',
        input.helped,
        input.helped === null ? '' : input.words.trim(),
        input.helped === null ? null : Date.now(),
        input.tellingId,
      ),
  );
}

const namesShown = 5;

/** Changes of which something became that not everyone who asked knows yet, with the first of these. */
export function untoldChanges(database: WritableDb, limit: number): Today['untold']['items'] {
  return changesToTell(database, { limit }).map(({ id, title, state }) => ({
    changeId: id,
    title,
    state: state === 'declined' ? 'declined' : 'shipped',
    people: rows(
      database,
      `SELECT people.id AS personId, people.name FROM (${voicesOf}) AS voice JOIN people ON people.id = voice.person_id
       WHERE NOT ${toldSince('voice.person_id')} ORDER BY voice.asked_at IS NULL, voice.asked_at LIMIT ${namesShown}`,
      { id, since: outcomeSince(database, id) },
    ),
  }));
}

/** Those who were told that it shipped some time ago and were not asked yet whether it helps, longest first. */
export function helpToAsk(database: WritableDb, input: { now: number; limit: number }): Today['helped']['items'] {
  return rows<{ changeId: number; title: string; personId: number; name: string; toldAt: number }>(
    database,
    `SELECT changes.id AS changeId, changes.title, ${standingPerson('people')} AS personId,
            (SELECT name FROM people AS standing WHERE standing.id = ${standingPerson('people')}) AS name, told_at AS toldAt
     FROM change_tellings JOIN changes ON changes.id = change_id JOIN people ON people.id = person_id
     WHERE told_at <= ? AND told_at IS NOT NULL AND change_tellings.helped IS NULL AND changes.state IN ('shipped', 'told')
     ORDER BY told_at LIMIT ?`,
    input.now - lookAgainDays * 86_400_000,
    input.limit,
  ).map(({ personId, name, ...telling }) => ({ ...telling, person: { personId, name } }));
}
