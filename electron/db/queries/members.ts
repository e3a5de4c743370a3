/**
 * SQL for the rows of `people` that make up one person today: the one that stands and those joined into it. Rows about people
 * keep the id they were written with, so everything about a person is asked for by this list.
 * @param person an SQL expression of the standing person's id
 */
export const membersOf = (person: string): string =>
  `(SELECT id FROM people AS member WHERE member.id = ${person} OR member.joined_into = ${person})`;

/**
 * SQL for the person that stands today for a row of `people`.
 * @param alias the name under which `people` stands in the statement
 */
export const standingPerson = (alias: string): string => `coalesce(${alias}.joined_into, ${alias}.id)`;
