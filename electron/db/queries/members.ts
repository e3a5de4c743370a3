import { row, rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';

/**
 * SQL for the rows of `people` that make up one person today: the one that stands and those joined into it. Rows about people
 * keep the id they were written with, so everything about a person is asked for by this list.
 * @param person an SQL expression of the standing person's id
 */
export const membersOf = (person: string): string =>
  `(SELECT id FROM people AS member WHERE member.id = ${person} OR member.joined_into = ${person})`;

/** SQL for the name of an identity's place: a source's name where the place is one source. */
export const placeName = (place: string): string =>
  `CASE WHEN ${place} = 'mail' THEN 'Mail' WHEN ${place} LIKE 'source:%'
   THEN coalesce((SELECT name FROM sources WHERE id = CAST(substr(${place}, 8) AS INTEGER)), 'A source that is gone')
   ELSE ${place} END`;

/**
 * SQL for the person that stands today for a row of `people`.
 * @param alias the name under which `people` stands in the statement
 */
export const standingPerson = (alias: string): string => `coalesce(${alias}.joined_into, ${alias}.id)`;

/** The person who stands for this one today, null when there is none of that id. */
export function standingPersonId(database: WritableDb, id: number): number | null {
  const found = row<{ id: number }>(database, 'SELECT coalesce(joined_into, id) AS id FROM people WHERE id = ?', id);
  return found?.id ?? null;
}

/** All rows of `people` that make up these people. */
export function memberIds(database: WritableDb, standing: readonly number[]): number[] {
  return standing.flatMap((id) =>
    rows<{ id: number }>(database, `SELECT id FROM ${membersOf(':id')} ORDER BY id`, { id }).map((it) => it.id),
  );
}
