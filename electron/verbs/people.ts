import type { DatabaseClient } from '../db/client.ts';
import { peopleTabs, type PeopleListTab, type PersonProfile, type PersonRow } from '../../shared/model/people.ts';
import type { UndoEntry } from '../../shared/ipc/inbox.ts';
import {
  exportPerson,
  forgetSomebody,
  forgottenText,
  privacyOptions,
  privacyUsage,
  type ExportedPerson,
  type ForgottenPerson,
} from './privacy.ts';
import { joinPeople } from '../services/ours.ts';
import { idOf, numberOption, WrongUse, type Verb } from './verb.ts';

type Answer =
  | { people: PersonRow[]; next: string | null }
  | { person: PersonProfile }
  | ExportedPerson
  | ForgottenPerson
  | { done: UndoEntry; people: PersonProfile[] };

/** What an import left to be worked out about people. */
async function settled(database: DatabaseClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await database.call('settleVoices', null)));
}

/** `person list|show ID|join INTO ID...|split IDENTITY...|export ID|forget ID`. */
export const personVerb: Verb = {
  usage: [
    `person list [--tab ${peopleTabs.join('|')}] [--query WORDS] [--limit N] [--after CURSOR]`,
    'person show ID',
    'person join INTO ID...',
    'person split IDENTITY...',
    ...privacyUsage,
  ],
  options: {
    tab: { type: 'string' },
    query: { type: 'string' },
    limit: { type: 'string' },
    after: { type: 'string' },
    ...privacyOptions,
  },
  async run(context): Promise<Answer> {
    const { database, positionals, options, signal } = context;
    const [what, ...rest] = positionals;
    switch (what) {
      case 'list': {
        const tab = (options['tab'] ?? 'all') as PeopleListTab;
        if (!peopleTabs.includes(tab)) throw new WrongUse(`--tab takes one of ${peopleTabs.join(', ')}`);
        const before = (options['after'] as string | undefined) ?? null;
        if (before !== null && !/^\d{1,16}\.\d{1,16}$/.test(before)) {
          throw new WrongUse('--after takes the `next` of the page before.');
        }
        await settled(database, signal);
        const { people, next } = await database.call('peoplePage', {
          tab,
          query: (options['query'] as string | undefined) ?? '',
          before,
          limit: numberOption(options['limit'], 'limit', 50),
        });
        return { people, next };
      }
      case 'show':
        return { person: await database.call('personProfile', { id: idOf(rest[0], 'the person') }) };
      case 'join': {
        const [intoId, ...ids] = rest.map((word) => idOf(word, 'the people to join'));
        if (intoId === undefined || ids.length === 0) throw new WrongUse('Name who stays, and at least one to join.');
        const done = await joinPeople(database, { intoId, ids });
        return { done, people: [await database.call('personProfile', { id: intoId })] };
      }
      case 'split': {
        const identityIds = rest.map((word) => idOf(word, 'the identities to take out'));
        if (identityIds.length === 0) throw new WrongUse('Name the identities to take out.');
        const done = await database.call('splitPerson', { identityIds });
        const standing = await database.call('peopleOfIdentities', { identityIds });
        const people = [];
        for (const id of standing) people.push(await database.call('personProfile', { id }));
        return { done, people };
      }
      case 'export':
        return exportPerson(context, rest[0]);
      case 'forget':
        return forgetSomebody(context, rest[0]);
      default:
        throw new WrongUse('Say list, show, join, split, export or forget.');
    }
  },
  text(answer: Answer) {
    if ('path' in answer) return `Written to ${answer.path}`;
    if ('preview' in answer) return forgottenText(answer);
    if ('person' in answer) return profileText(answer.person);
    if ('done' in answer) return answer.people.map(profileText).join('\n\n');
    const lines = answer.people.map(({ id, name, knownAs, places, organisation }) =>
      [`${id}  ${name}`, knownAs.join(', '), organisation, places.join(', ')].filter(Boolean).join('  '),
    );
    return [...lines, ...(answer.next ? [`More: --after ${answer.next}`] : [])].join('\n') || 'Nobody.';
  },
};

function profileText({ id, name, identities, affiliations, languages, wrong, conversations }: PersonProfile): string {
  return [
    `${id}  ${name}${wrong === null ? '' : ` (record marked as wrong: ${wrong})`}`,
    ...identities.map(
      (it) =>
        `  identity ${it.id}  ${it.placeName}  ${it.address}${it.name === null ? '' : `  ${it.name}`}` +
        (it.cameFrom === null ? '' : `  (came from ${it.cameFrom})`),
    ),
    ...affiliations.map(({ organisation, role }) => `  ${[role, organisation].filter(Boolean).join(', ')}`),
    ...(languages.length > 0 ? [`  speaks ${languages.join(', ')}`] : []),
    ...conversations.map((it) => `  conversation ${it.id}  ${it.title}`),
  ].join('\n');
}
