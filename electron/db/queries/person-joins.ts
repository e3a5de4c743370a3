import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction, type Touched } from '../undo.ts';
import type { WritableDb } from '../open.ts';
import { memberIds, standingPersonId } from './members.ts';
import { refreshPeople, settleWishes } from './person-refresh.ts';

/** The person who stands for this one today. @throws SamesideError `not-found` */
export function knownPersonId(database: WritableDb, id: number): number {
  const found = standingPersonId(database, id);
  if (found === null) throw new SamesideError('not-found', `There is no person ${id}.`);
  return found;
}

function identityIds(database: WritableDb, standing: readonly number[]): number[] {
  return standing.flatMap((id) =>
    rows<{ id: number }>(database, 'SELECT id FROM identities WHERE person_id = ? ORDER BY id', id).map((it) => it.id),
  );
}

const nameOf = (database: WritableDb, id: number): string =>
  row<{ name: string }>(database, 'SELECT name FROM people WHERE id = ?', id)!.name;

/** What a join or a split touches. Who is joined and what they wish are two things: each is undone where the other changed since. */
const touchedRows = (people: readonly number[], identities: readonly number[]): Touched[] => [
  { table: 'people', ids: people, columns: ['joined_into'] },
  { table: 'people', ids: people, columns: ['credit_wish', 'ours', 'own_wish', 'own_ours'] },
  { table: 'identities', ids: identities, columns: ['person_id', 'home_id'] },
];

/**
 * Makes several people one. Rows about them stay with whom they were written; the most careful credit wish counts, and they are
 * one of us if any was.
 * @param input.intoId the person who stands for all from now on
 * @throws SamesideError `not-found`, or `same-person` where there is nobody else to join
 */
export function joinPeople(
  database: WritableDb,
  input: { intoId: number; ids: readonly number[]; reason?: string },
): UndoEntry {
  const into = knownPersonId(database, input.intoId);
  const others = [...new Set(input.ids.map((id) => knownPersonId(database, id)))].filter((id) => id !== into);
  if (others.length === 0) throw new SamesideError('same-person', 'They are one person already.');
  const people = memberIds(database, [into, ...others]);
  const moved = identityIds(database, others);
  return recordedAction(
    database,
    {
      label: 'Joined',
      count: others.length + 1,
      subject: [[into, ...others].map((id) => nameOf(database, id)).join(', '), input.reason]
        .filter(Boolean)
        .join('. '),
      touched: touchedRows(people, moved),
    },
    () => {
      for (const id of moved) {
        run(
          database,
          'UPDATE identities SET home_id = coalesce(home_id, person_id), person_id = ? WHERE id = ?',
          into,
          id,
        );
      }
      for (const id of people) {
        if (id !== into) run(database, 'UPDATE people SET joined_into = ? WHERE id = ?', into, id);
      }
      for (const id of people) settleWishes(database, id);
      refreshPeople(database, people);
    },
  );
}

interface Homed {
  id: number;
  personId: number;
  homeId: number;
}

/**
 * Takes identities out of the people they are part of: each goes back to the person it came with, who stands again with all that
 * was written about them. When the one who stood for all is taken out, the next of the others stands for them. It is remembered
 * that they are not one.
 * @throws SamesideError `not-found`, or `nothing-to-split` where an identity stands alone
 */
export function splitPerson(database: WritableDb, input: { identityIds: readonly number[] }): UndoEntry {
  const chosen = input.identityIds.map((id): Homed => {
    const found = row<Homed>(
      database,
      'SELECT id, person_id AS personId, coalesce(home_id, person_id) AS homeId FROM identities WHERE id = ?',
      id,
    );
    if (!found) throw new SamesideError('not-found', `There is no identity ${id}.`);
    return found;
  });
  const standing = [...new Set(chosen.map(({ personId }) => personId))];
  const homes = new Set(chosen.map(({ homeId }) => homeId));
  const people = memberIds(database, standing);
  const identities = identityIds(database, standing);
  if (people.length === standing.length) {
    throw new SamesideError('nothing-to-split', 'Nobody was joined here.');
  }
  const apart: number[] = [];
  return recordedAction(
    database,
    {
      label: 'Split',
      count: chosen.length,
      subject: standing.map((id) => nameOf(database, id)).join(', '),
      touched: touchedRows(people, identities),
      made: () => [{ table: 'not_joined', ids: apart }],
    },
    () => {
      for (const id of standing) {
        const members = memberIds(database, [id]);
        const out = members.filter((member) => homes.has(member));
        const rest = members.filter((member) => !homes.has(member));
        apart.push(...keptApart(database, out, rest));
        for (const member of out) stand(database, member, [member]);
        // Who stood for all goes on doing so, unless they are taken out themselves.
        if (rest.length > 0) stand(database, rest.includes(id) ? id : rest[0]!, rest);
      }
      for (const id of people) settleWishes(database, id);
      refreshPeople(database, people);
    },
  );
}

/** Lets one of these rows of `people` stand for all of them. */
function stand(database: WritableDb, standing: number, members: readonly number[]): void {
  for (const member of members) {
    run(database, 'UPDATE people SET joined_into = ? WHERE id = ?', member === standing ? null : standing, member);
    run(
      database,
      `UPDATE identities SET person_id = :standing, home_id = nullif(:member, :standing)
       WHERE coalesce(home_id, person_id) = :member`,
      { standing, member },
    );
  }
}

/** Remembers of the identities of these rows that they are not the same as those of the others. @returns the rows made */
function keptApart(database: WritableDb, out: readonly number[], rest: readonly number[]): number[] {
  const homed = (ids: readonly number[]): number[] =>
    rows<{ id: number }>(
      database,
      'SELECT id FROM identities WHERE coalesce(home_id, person_id) IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    ).map(({ id }) => id);
  const groups = [...out.map((id) => homed([id])), homed(rest)];
  const pairs = groups.flatMap((group, at) =>
    groups.slice(at + 1).flatMap((later) => group.flatMap((a) => later.map((b): [number, number] => [a, b]))),
  );
  return notJoined(database, pairs);
}

function notJoined(database: WritableDb, pairs: readonly [number, number][]): number[] {
  return pairs.flatMap(([a, b]) => {
    const made = run(
      database,
      'INSERT OR IGNORE INTO not_joined (a_id, b_id) VALUES (?, ?)',
      Math.min(a, b),
      Math.max(a, b),
    );
    return made.changes > 0 ? [made.id] : [];
  });
}

/** "These are two people": their identities are not suggested again. */
export function keepApart(database: WritableDb, input: { aId: number; bId: number }): UndoEntry {
  const [a, b] = [knownPersonId(database, input.aId), knownPersonId(database, input.bId)];
  if (a === b) throw new SamesideError('same-person', 'They were joined. Split them first.');
  let made: number[] = [];
  return recordedAction(
    database,
    {
      label: 'Two people',
      count: 2,
      subject: `${nameOf(database, a)}, ${nameOf(database, b)}`,
      made: () => [{ table: 'not_joined', ids: made }],
    },
    () => {
      const ids = (person: number): number[] => identityIds(database, [person]);
      made = notJoined(
        database,
        ids(a).flatMap((one) => ids(b).map((other): [number, number] => [one, other])),
      );
    },
  );
}
