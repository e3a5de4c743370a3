import type { ContributionHint } from '../../shared/model/contribution-hints.ts';
import { contributionHints } from '../../shared/model/contribution-hints.ts';
import type {
  Contribution,
  ContributionKind,
  Credit,
  CreditPlace,
  OwedPage,
  PromiseMade,
} from '../../shared/model/giving.ts';
import { contributionKinds, creditPlaces, promiseStates } from '../../shared/model/giving.ts';
import { SamesideError } from '../errors.ts';
import { ledgerFormats, writtenLedger, type LedgerFormat } from '../services/ledger-export.ts';
import { idOf, numberOption, WrongUse, type Verb, type VerbContext } from './verb.ts';

function oneOf<Word extends string>(words: readonly Word[], value: unknown, name: string): Word {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new WrongUse(`--${name} takes one of ${words.join(', ')}.`);
  return found;
}

function timeOption(value: string | boolean | undefined, name: string): number | null {
  if (value === undefined) return null;
  const time = Date.parse(String(value));
  if (Number.isNaN(time) || time <= 0) throw new WrongUse(`--${name} takes a date such as 2026-03-04.`);
  return time;
}

const optionalId = ({ options }: VerbContext, name: string): number | null =>
  options[name] === undefined ? null : idOf(options[name] as string, `the ${name}`);

/** Where words stand in a message; both ends null without words: the whole message. */
async function spanOf({ database, options }: VerbContext, messageId: number) {
  if (options['words'] === undefined) return { start: null, end: null };
  const words = String(options['words']);
  const id = await database.call('conversationOfMessage', { id: messageId });
  const { messages } = await database.call('conversation', { id });
  const start = messages.find((message) => message.id === messageId)!.text.indexOf(words);
  if (start === -1) throw new SamesideError('not-found', `Message ${messageId} does not hold these words exactly.`);
  return { start, end: start + words.length };
}

const contributionLine = ({ id, kind, who, quote, credited }: Contribution): string =>
  `${id}  ${kind} by ${who}: “${quote}”${credited ? '' : ' (credit is owed)'}`;

type ContributionAnswer =
  | { contribution: Contribution }
  | { contributions: Contribution[] }
  | { hints: ContributionHint[] }
  | { label: string };

/** `contribution`: what people gave, and what looks like it. */
export const contributionVerb: Verb = {
  usage: [
    `contribution add --message ID --kind ${contributionKinds.join('|')} [--words WORDS]`,
    'contribution list [--person ID] [--kind KIND] [--owed] [--limit N]',
    'contribution hints CONVERSATION',
    'contribution remove ID',
  ],
  options: {
    message: { type: 'string' },
    kind: { type: 'string' },
    words: { type: 'string' },
    person: { type: 'string' },
    owed: { type: 'boolean' },
    limit: { type: 'string' },
  },
  async run(context): Promise<ContributionAnswer> {
    const { database, positionals, options } = context;
    const [action, word] = positionals;
    if (action === 'add') {
      const kind = oneOf<ContributionKind>(contributionKinds, options['kind'], 'kind');
      const messageId = idOf(options['message'] as string | undefined, 'the message');
      const span = await spanOf(context, messageId);
      const { contribution } = await database.call('markContribution', { messageId, ...span, kind });
      return { contribution };
    }
    if (action === 'list') {
      const personId = optionalId(context, 'person');
      const contributions = await database.call('listContributions', {
        ...(personId !== null && { personId }),
        ...(options['kind'] !== undefined && { kind: oneOf(contributionKinds, options['kind'], 'kind') }),
        owed: options['owed'] === true,
        limit: numberOption(options['limit'], 'limit', 50),
      });
      return { contributions };
    }
    if (action === 'hints') {
      const id = idOf(word, 'the conversation');
      const { messages } = await database.call('conversation', { id });
      return { hints: contributionHints(messages, await database.call('givingIn', { id })) };
    }
    if (action === 'remove') return database.call('removeContribution', { id: idOf(word, 'the contribution') });
    throw new WrongUse('contribution takes add, list, hints or remove.');
  },
  text(answer: ContributionAnswer) {
    if ('label' in answer) return answer.label;
    if ('contribution' in answer) return contributionLine(answer.contribution);
    if ('hints' in answer) {
      const lines = answer.hints.map(
        ({ messageId, kind, reason, said }) => `${messageId}  ${kind} (${reason})${said === '' ? '' : `: “${said}”`}`,
      );
      return lines.join('\n') || 'Nothing looks like a contribution.';
    }
    return answer.contributions.map(contributionLine).join('\n') || 'No contributions.';
  },
};

const creditLine = ({ id, namedAs, place, words, forWords }: Credit): string =>
  `${id}  ${namedAs} in ${place}${words === '' ? '' : `: “${words}”`}${forWords === '' ? '' : ` for “${forWords}”`}`;

type CreditAnswer = { credits: Credit[]; next?: string | null } | OwedPage | { path: string } | { label: string };

/** `credit`: who was thanked, who is still owed, and the ledger as a file. */
export const creditVerb: Verb = {
  usage: [
    `credit add --person ID [--for CONTRIBUTION,...] --place ${creditPlaces.join('|')} [--words WORDS] [--link ADDRESS] [--conversation ID] [--date DATE]`,
    'credit owed [--limit N]',
    'credit list [--person ID | --from DATE --to DATE] [--limit N]',
    `credit export ${Object.keys(ledgerFormats).join('|')} FILE [--project NAME --owner NAME]`,
    'credit remove ID',
  ],
  options: {
    person: { type: 'string' },
    for: { type: 'string' },
    place: { type: 'string' },
    words: { type: 'string' },
    link: { type: 'string' },
    conversation: { type: 'string' },
    date: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    limit: { type: 'string' },
    project: { type: 'string' },
    owner: { type: 'string' },
  },
  async run(context): Promise<CreditAnswer> {
    const { database, positionals, options } = context;
    const [action, word, target] = positionals;
    const limit = numberOption(options['limit'], 'limit', 50);
    switch (action) {
      case 'add': {
        const wanted = options['for'] === undefined ? [] : String(options['for']).split(',');
        const { credits } = await database.call('giveCredit', {
          personId: idOf(options['person'] as string | undefined, 'the person'),
          contributionIds: wanted.map((id) => idOf(id, 'the contribution')),
          conversationId: optionalId(context, 'conversation'),
          place: oneOf<CreditPlace>(creditPlaces, options['place'], 'place'),
          words: String(options['words'] ?? ''),
          link: linkOption(options['link']),
          reportId: null,
          givenAt: timeOption(options['date'], 'date'),
        });
        return { credits };
      }
      case 'owed':
        return database.call('creditOwed', { after: null, limit });
      case 'list': {
        const personId = optionalId(context, 'person');
        if (personId !== null) return { credits: (await database.call('betweenUs', { id: personId })).gaveBack };
        const from = timeOption(options['from'], 'from') ?? 0;
        const to = timeOption(options['to'], 'to') ?? Date.now() + 86_400_000;
        const { credits, next } = await database.call('creditsGiven', { from, to, after: null, limit });
        return { credits, next };
      }
      case 'export': {
        const format = oneOf<LedgerFormat>(Object.keys(ledgerFormats) as LedgerFormat[], word, 'format');
        if (target === undefined) throw new WrongUse('Name the file to write.');
        const naming = { project: String(options['project'] ?? ''), owner: String(options['owner'] ?? '') };
        await writtenLedger(database, { format, ...naming }, target);
        return { path: target };
      }
      case 'remove':
        return database.call('removeCredit', { id: idOf(word, 'the credit') });
      default:
        throw new WrongUse('credit takes add, owed, list, export or remove.');
    }
  },
  text(answer: CreditAnswer) {
    if ('path' in answer) return `Written to ${answer.path}`;
    if ('label' in answer) return answer.label;
    if ('credits' in answer) return answer.credits.map(creditLine).join('\n') || 'No credits.';
    const lines = answer.people.flatMap(({ personId, who, contributions, promises }) => [
      `${personId}  ${who}`,
      ...contributions.map(({ id, kind, quote }) => `    ${id}  ${kind}: “${quote}”`),
      ...promises.map(({ id, sentence }) => `    ${id}  promised: “${sentence}”`),
    ]);
    return lines.join('\n') || 'Nothing is owed.';
  },
};

function linkOption(value: string | boolean | undefined): string | null {
  if (value === undefined) return null;
  const link = URL.canParse(String(value)) ? new URL(String(value)) : null;
  if (link === null || !/^https?:$/.test(link.protocol)) throw new WrongUse('--link takes an address of the web.');
  return link.href;
}

const promiseLine = ({ id, who, sentence, state, outcome }: PromiseMade): string =>
  `${id}  to ${who}: “${sentence}” (${state}${outcome === '' ? '' : `: ${outcome}`})`;

type PromiseAnswer = { promise: PromiseMade } | { promises: PromiseMade[] } | { label: string };

/** `promise`: what we said we would do, and how it came out. */
export const promiseVerb: Verb = {
  usage: [
    'promise add SENTENCE --person ID [--conversation ID] [--due DATE] [--by NAME]',
    `promise list [--state ${promiseStates.join('|')}] [--limit N]`,
    'promise keep|break|reopen ID [WORDS]',
    'promise remove ID',
  ],
  options: {
    person: { type: 'string' },
    conversation: { type: 'string' },
    due: { type: 'string' },
    by: { type: 'string' },
    state: { type: 'string' },
    limit: { type: 'string' },
  },
  async run(context): Promise<PromiseAnswer> {
    const { database, positionals, options } = context;
    const [action, ...words] = positionals;
    if (action === 'add') {
      const sentence = words.join(' ').trim();
      if (sentence === '') throw new WrongUse('Say what was promised.');
      const { promise } = await database.call('makePromise', {
        personId: idOf(options['person'] as string | undefined, 'the person'),
        conversationId: optionalId(context, 'conversation'),
        messageId: null,
        sentence,
        byWhom: String(options['by'] ?? 'me'),
        dueAt: timeOption(options['due'], 'due'),
        madeAt: null,
      });
      return { promise };
    }
    if (action === 'list') {
      const state = options['state'] === undefined ? null : oneOf(promiseStates, options['state'], 'state');
      return {
        promises: await database.call('listPromises', { state, limit: numberOption(options['limit'], 'limit', 50) }),
      };
    }
    const states = { keep: 'kept', break: 'broken', reopen: 'open' } as const;
    if (action === 'keep' || action === 'break' || action === 'reopen') {
      const outcome = words.slice(1).join(' ');
      return database.call('settlePromise', { id: idOf(words[0], 'the promise'), state: states[action], outcome });
    }
    if (action === 'remove') return database.call('removePromise', { id: idOf(words[0], 'the promise') });
    throw new WrongUse('promise takes add, list, keep, break, reopen or remove.');
  },
  text(answer: PromiseAnswer) {
    if ('label' in answer) return answer.label;
    if ('promise' in answer) return promiseLine(answer.promise);
    return answer.promises.map(promiseLine).join('\n') || 'No promises.';
  },
};
