import type { ForgetPreview, KeepCount } from '../../shared/model/privacy.ts';
import { keepChoices } from '../../shared/model/privacy.ts';
import { identityWords } from '../../shared/model/people.ts';
import type { Source } from '../../shared/model/records.ts';
import { exportedPerson, personFormats, type PersonFormat } from '../services/person-export.ts';
import { forgetPerson, goOnForgetting, type ForgettingContext } from '../services/forgetting.ts';
import { deleteOld, keepPreview } from '../services/privacy.ts';
import { idOf, Unconfirmed, WrongUse, type Verb, type VerbContext } from './verb.ts';

export type ExportedPerson = { path: string };
/** `preview` null: it was begun before, and went on. */
export type ForgottenPerson = { forgotten: boolean; preview: ForgetPreview | null };

export const privacyUsage = [
  `person export ID --out FILE [--format ${Object.keys(personFormats).join('|')}]`,
  'person forget ID [--yes]',
];
export const privacyOptions = {
  out: { type: 'string' },
  format: { type: 'string' },
  yes: { type: 'boolean' },
} as const;

/** Everything held about a person as one file. */
export async function exportPerson({ database, options }: VerbContext, word?: string): Promise<ExportedPerson> {
  const out = options['out'] as string | undefined;
  const format = (options['format'] ?? (out?.endsWith('.json') ? 'json' : 'html')) as string;
  if (out === undefined) throw new WrongUse('--out names the file to write.');
  if (!Object.hasOwn(personFormats, format)) throw new WrongUse('--format takes html or json.');
  const id = idOf(word, 'the person');
  return { path: (await exportedPerson(database, { id, format: format as PersonFormat }, () => out))! };
}

/** Without `--yes` only says what would go. What a crash cut short goes on: it was confirmed before. @throws Unconfirmed */
export async function forgetSomebody(context: VerbContext, word?: string): Promise<ForgottenPerson> {
  const { database, profile, options, say, signal } = context;
  const id = idOf(word, 'the person');
  const forgetting: ForgettingContext = {
    database,
    profile,
    isStopped: () => signal.aborted,
    onProgress: ({ phase, done, of }) => say(`${phase}: ${done} of ${of}`),
  };
  if ((await database.call('forgettingPeople', null)).includes(id)) {
    return { forgotten: await goOnForgetting(forgetting), preview: null };
  }
  const preview = await database.call('forgetPreview', { id });
  if (options['yes'] !== true) {
    throw new Unconfirmed('This cannot be undone: say --yes to forget them.', { forgotten: false, preview });
  }
  await forgetPerson(id, forgetting);
  return { forgotten: !signal.aborted, preview };
}

export function forgottenText({ forgotten, preview }: ForgottenPerson): string {
  if (preview === null)
    return forgotten ? 'What was begun is done: they are forgotten.' : 'It goes on at the next start.';
  return [
    forgotten ? `${preview.name} is forgotten. This went:` : `What would go with ${preview.name}:`,
    ...preview.identities.map((one) => `  ${identityWords(one)}`),
    `  messages: ${preview.messages}; conversations that go as a whole: ${preview.conversations}, in which others keep theirs: ${preview.shared}`,
    `  quotes: ${preview.evidence}; contributions: ${preview.contributions}; credits: ${preview.credits}; promises: ${preview.promises}; notes: ${preview.notes}`,
    ...preview.reports.map(({ id, title }) => `  the report ${id} loses quotes: ${title}`),
  ].join('\n');
}

type SourceAnswer = { sources: Source[] } | { source: Source; gone: KeepCount } | { source: Source; would: KeepCount };

/** `source`: the places that are listened to, and how long they keep messages. */
export const sourceVerb: Verb = {
  usage: ['source list', `source keep ID ${keepChoices.join('|')}|always [--yes]`],
  options: { yes: { type: 'boolean' } },
  async run({ database, profile, positionals, options, signal }): Promise<SourceAnswer> {
    const [action, word, time] = positionals;
    if (action === 'list') return { sources: await database.call('listSources', null) };
    if (action !== 'keep') throw new WrongUse('source takes list or keep.');
    const id = idOf(word, 'the source');
    const source = await database.call('source', { id });
    const days = time === 'always' ? null : keepChoices.find((choice) => String(choice) === time);
    if (days === undefined) throw new WrongUse(`Say for how many days: ${keepChoices.join(', ')} or always.`);
    if (days !== null && options['yes'] !== true) {
      const would = await keepPreview(database, id, days);
      if (would.messages > 0) {
        throw new Unconfirmed('What goes cannot be brought back: say --yes to keep so.', { source, would });
      }
    }
    await database.call('setKeepDays', { id, days });
    const gone = await deleteOld({ database, profile }, () => signal.aborted);
    return { source: await database.call('source', { id }), gone };
  },
  text(answer: SourceAnswer) {
    if ('sources' in answer) {
      return answer.sources.map((one) => `${one.id}  ${one.name}  ${keptFor(one)}`).join('\n') || 'No sources.';
    }
    const { source } = answer;
    const count = 'gone' in answer ? answer.gone : answer.would;
    const verb = 'gone' in answer ? 'went' : 'would go now';
    return `${source.id}  ${source.name}  ${keptFor(source)}; conversations that ${verb}: ${count.conversations}, messages: ${count.messages}`;
  },
};

const keptFor = ({ keepDays }: Source): string =>
  keepDays === null ? 'keeps messages always' : `keeps messages for ${keepDays} days`;
