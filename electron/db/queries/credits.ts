import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { nameAsWished, type CreditWish } from '../../../shared/model/credit-wish.ts';
import type { Credit, CreditPage, CreditPlace } from '../../../shared/model/giving.ts';
import { practiceBit } from '../../../shared/model/practice.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction, type Touched } from '../undo.ts';
import { contributionById, conversationsOf } from './contributions.ts';
import { standingConversation } from './conversation-threads.ts';
import { membersOf, standingPerson } from './members.ts';
import { refreshRelation } from './relation.ts';
import type { WritableDb } from '../open.ts';

const columns = `
  credits.id, ${standingPerson('written')} AS personId, people.name AS who, credits.contribution_id AS contributionId,
  coalesce(contributions.quote, '') AS forWords, contributions.kind AS forKind, credits.place, credits.words,
  named_as AS namedAs, credits.link, report_id AS reportId, credits.conversation_id AS conversationId,
  credits.given_at AS givenAt`;
const from = `credits JOIN people AS written ON written.id = credits.person_id
  JOIN people ON people.id = ${standingPerson('written')} LEFT JOIN contributions ON contributions.id = credits.contribution_id`;

/** @throws SamesideError `not-found` */
function creditById(database: WritableDb, id: number): Credit {
  const found = row<Credit>(database, `SELECT ${columns} FROM ${from} WHERE credits.id = ?`, id);
  if (!found) throw new SamesideError('not-found', `There is no credit ${id}.`);
  return found;
}

/** In the order in which they were given. */
export function creditsIn(database: WritableDb, conversationId: number): Credit[] {
  return rows<Credit>(
    database,
    `SELECT ${columns} FROM ${from} WHERE credits.conversation_id = ? ORDER BY credits.given_at, credits.id`,
    conversationId,
  );
}

/** Newest first. */
export function creditsOf(database: WritableDb, personId: number, limit: number): Credit[] {
  return rows<Credit>(
    database,
    `SELECT ${columns} FROM ${from} WHERE credits.person_id IN ${membersOf(':personId')}
     ORDER BY credits.given_at DESC, credits.id DESC LIMIT :limit`,
    { personId, limit },
  );
}

/** What others may know of a person: the name, a handle that is no address, and how they wish to be named. */
export interface NamedPerson {
  personId: number;
  name: string;
  handle: string | null;
  wish: CreditWish;
  askedAt: number | null;
}

/** The person as joined today. @throws SamesideError `not-found` */
export function namedPerson(database: WritableDb, id: number): NamedPerson {
  const found = row<NamedPerson>(
    database,
    `SELECT people.id AS personId, people.name, people.credit_wish AS wish,
            (SELECT max(asked_at) FROM people AS asked WHERE asked.id = people.id OR asked.joined_into = people.id) AS askedAt,
            (SELECT coalesce(identities.name, identities.address) FROM identities
             WHERE person_id = people.id AND place <> 'mail' ORDER BY identities.id LIMIT 1) AS handle
     FROM people AS written JOIN people ON people.id = ${standingPerson('written')} WHERE written.id = ?`,
    id,
  );
  if (!found) throw new SamesideError('not-found', `There is no person ${id}.`);
  return found;
}

/** A conversation's row is touched by what is given back in it: the mark of respecting, and who is owed. */
export function respectTouched(ids: readonly number[]): Touched[] {
  return [{ table: 'conversations', ids, columns: ['practices', 'relation'] }];
}

/** Marks respecting on a conversation: credit or thanks were promised or given. */
export function markRespecting(database: WritableDb, conversationId: number): void {
  run(
    database,
    'UPDATE conversations SET practices = practices | ? WHERE id = ?',
    practiceBit('respecting'),
    conversationId,
  );
  refreshRelation(database, conversationId);
}

/** Takes the mark away where nothing that stands speaks for it any more. */
export function unmarkRespecting(database: WritableDb, conversationId: number): void {
  run(
    database,
    `UPDATE conversations SET practices = practices & ~? WHERE id = ?
       AND NOT EXISTS (SELECT 1 FROM credits WHERE conversation_id = conversations.id)
       AND NOT EXISTS (SELECT 1 FROM promises WHERE conversation_id = conversations.id)`,
    practiceBit('respecting'),
    conversationId,
  );
  refreshRelation(database, conversationId);
}

export interface CreditGiven {
  personId: number;
  /** What it is for; none: for nothing in particular. */
  contributionIds: readonly number[];
  /** Where the thanks were said or prepared, null for none. */
  conversationId: number | null;
  place: CreditPlace;
  words: string;
  link: string | null;
  reportId: number | null;
  /** Null: now. */
  givenAt: number | null;
}

/**
 * Records that somebody was thanked, named as they wish now; one credit for each contribution.
 * @throws SamesideError `not-found`, or `not-theirs` for a contribution of somebody else
 */
export function giveCredit(database: WritableDb, input: CreditGiven): { credits: Credit[]; undo: UndoEntry } {
  const person = namedPerson(database, input.personId);
  const contributions = [...new Set(input.contributionIds)].map((id) => contributionById(database, id));
  if (contributions.some(({ personId }) => personId !== person.personId)) {
    throw new SamesideError('not-theirs', 'One of these contributions was given by somebody else.');
  }
  const here = input.conversationId === null ? null : standingConversation(database, input.conversationId);
  const places = conversationsOf(
    database,
    contributions.map(({ id }) => id),
  );
  const touchedIds = [...new Set(here === null ? places : [here, ...places])];
  const placeName = contributions[0]?.sourceName ?? sourceNameOf(database, here);
  const namedAs = nameAsWished(person, placeName);
  const now = Date.now();
  const ids: number[] = [];
  const undo = recordedAction(
    database,
    {
      label: 'Credit given',
      count: 1,
      subject: input.words.slice(0, 80),
      touched: respectTouched(touchedIds),
      made: () => [{ table: 'credits', ids }],
    },
    () => {
      for (const contribution of contributions.length === 0 ? [null] : contributions) {
        ids.push(
          run(
            database,
            `INSERT INTO credits (person_id, contribution_id, place, words, named_as, link, report_id, conversation_id, given_at,
                                  created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
            person.personId,
            contribution?.id ?? null,
            input.place,
            input.words,
            namedAs,
            input.link,
            input.reportId,
            contribution?.conversationId ?? here,
            input.givenAt ?? now,
            now,
          ).id,
        );
      }
      for (const id of touchedIds) markRespecting(database, id);
    },
  );
  return { credits: ids.map((id) => creditById(database, id)), undo };
}

function sourceNameOf(database: WritableDb, conversationId: number | null): string {
  const found = row<{ name: string }>(
    database,
    'SELECT sources.name FROM conversations JOIN sources ON sources.id = source_id WHERE conversations.id = ?',
    conversationId,
  );
  return found?.name ?? '';
}

/** Changes where, in which words, with which link and when. @throws SamesideError `not-found` */
export function saveCredit(
  database: WritableDb,
  input: { id: number; place: CreditPlace; words: string; link: string | null; givenAt: number },
): UndoEntry {
  creditById(database, input.id);
  return recordedAction(
    database,
    {
      label: 'Credit changed',
      count: 1,
      subject: input.words.slice(0, 80),
      touched: [{ table: 'credits', ids: [input.id], columns: ['place', 'words', 'link', 'given_at'] }],
    },
    () =>
      run(
        database,
        'UPDATE credits SET place = ?, words = ?, link = ?, given_at = ? WHERE id = ?',
        input.place,
        input.words,
        input.link,
        input.givenAt,
        input.id,
      ),
  );
}

/** Takes it out of the ledger: what it was for is owed again. @throws SamesideError `not-found` */
export function removeCredit(database: WritableDb, input: { id: number }): UndoEntry {
  const { words, conversationId, contributionId } = creditById(database, input.id);
  const places = contributionId === null ? [] : conversationsOf(database, [contributionId]);
  const touchedIds = [...new Set(conversationId === null ? places : [conversationId, ...places])];
  return recordedAction(
    database,
    {
      label: 'Credit removed',
      count: 1,
      subject: words.slice(0, 80),
      touched: [{ table: 'credits', ids: [input.id] }, ...respectTouched(touchedIds)],
    },
    () => {
      run(database, 'DELETE FROM credits WHERE id = ?', input.id);
      for (const id of touchedIds) unmarkRespecting(database, id);
    },
  );
}

/** Credits given in a stretch of time, newest first. `to` is not included; `after` is the cursor of the page before. */
export function creditsGiven(
  database: WritableDb,
  input: { from: number; to: number; after: string | null; limit: number },
): CreditPage {
  const [time, id] = input.after?.split(' ').map(Number) ?? [input.to, 0];
  const credits = rows<Credit>(
    database,
    `SELECT ${columns} FROM ${from} WHERE credits.given_at >= ? AND (credits.given_at, credits.id) < (?, ?)
     ORDER BY credits.given_at DESC, credits.id DESC LIMIT ?`,
    input.from,
    time,
    id,
    input.limit,
  );
  const last = credits.length === input.limit ? credits.at(-1) : undefined;
  const edge = (which: 'max' | 'min', where: string, at: number): number | null =>
    row<{ at: number | null }>(database, `SELECT ${which}(given_at) AS at FROM credits WHERE given_at ${where} ?`, at)!
      .at;
  return {
    credits,
    next: last === undefined ? null : `${last.givenAt} ${last.id}`,
    earlier: edge('max', '<', input.from),
    later: edge('min', '>=', input.to),
  };
}

/** Notes that somebody was asked whether they may be named. @throws SamesideError `not-found` */
export function markAsked(database: WritableDb, input: { personId: number }): UndoEntry {
  const { personId, name } = namedPerson(database, input.personId);
  return recordedAction(
    database,
    {
      label: 'Asked whether to name them',
      count: 1,
      subject: name,
      touched: [{ table: 'people', ids: [personId], columns: ['asked_at'] }],
    },
    () => run(database, 'UPDATE people SET asked_at = ? WHERE id = ?', Date.now(), personId),
  );
}
