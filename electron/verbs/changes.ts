import type { UndoEntry } from '../../shared/ipc/inbox.ts';
import {
  changeStates,
  tellingWays,
  type ChangeDetail,
  type ChangePage,
  type ChangeState,
  type ChangeTracker,
  type ChangeVoice,
  type SimilarChange,
} from '../../shared/model/change.ts';
import type { DatabaseClient } from '../db/client.ts';
import { SamesideError } from '../errors.ts';
import { checkedTracker } from '../services/change-tracker.ts';
import { similarChanges } from '../services/similar-changes.ts';
import { exportedTelling } from '../services/telling-export.ts';
import { idOf, numberOption, WrongUse, type Verb, type VerbContext } from './verb.ts';

type Shown = ChangeDetail & { voices: ChangeVoice[]; similar: SimilarChange[] };
type Answer =
  | { changes: ChangePage['rows'] }
  | { change: Shown }
  | { voices: ChangeVoice[] }
  | { told: UndoEntry; path: string | null }
  | { tracker: ChangeTracker | null }
  | { reportId: number }
  | { undo: UndoEntry };

async function allVoices(database: DatabaseClient, id: number): Promise<ChangeVoice[]> {
  const voices: ChangeVoice[] = [];
  let after: number | null = null;
  do {
    const page: { voices: ChangeVoice[]; next: number | null } = await database.call('changeVoices', {
      id,
      after,
      limit: 100,
    });
    voices.push(...page.voices);
    after = page.next;
  } while (after !== null);
  return voices;
}

async function shown(database: DatabaseClient, id: number): Promise<{ change: Shown }> {
  const detail = await database.call('changeDetail', { id });
  return {
    change: { ...detail, voices: await allVoices(database, id), similar: await similarChanges(database, id) },
  };
}

function stateOption(value: string | boolean | undefined): ChangeState | null {
  if (value === undefined) return null;
  const state = changeStates.find((one) => one === value);
  if (state === undefined) throw new WrongUse(`A state is one of ${changeStates.join(', ')}.`);
  return state;
}

const text = (value: string | boolean | undefined): string => (typeof value === 'string' ? value : '');

/** Links conversations, evidence, a tracker or a report to a change. */
async function linked({ database, options }: VerbContext, id: number): Promise<Answer> {
  if (options['conversation'] !== undefined) {
    const ids = [idOf(text(options['conversation']), 'the conversation')];
    const action = { type: 'change', changeId: id, on: options['off'] !== true } as const;
    return { undo: await database.call('changeConversations', { ids, action, groupId: null }) };
  }
  if (options['evidence'] !== undefined) {
    const evidenceId = idOf(text(options['evidence']), 'the evidence');
    const undo =
      options['off'] === true
        ? await database.call('removeChangeEvidence', { id, evidenceId })
        : await database.call('addChangeEvidence', { id, evidenceIds: [evidenceId] });
    return { undo };
  }
  if (options['person'] !== undefined) {
    const personId = idOf(text(options['person']), 'the person');
    return { undo: await database.call('setChangeVoice', { id, personId, asks: options['off'] !== true }) };
  }
  if (options['tracker'] !== undefined) {
    const url = options['off'] === true ? null : text(options['tracker']);
    return { undo: await database.call('setChangeTracker', { id, url }) };
  }
  if (options['report'] !== undefined) {
    const reportId = options['report'] === 'new' ? null : idOf(text(options['report']), 'the report');
    const { title } = await database.call('changeDetail', { id });
    return { reportId: (await database.call('championChange', { id, reportId, title })).reportId };
  }
  throw new WrongUse('Name a conversation, evidence, a person, a tracker or a report to link.');
}

async function stated({ database, positionals, options }: VerbContext, id: number): Promise<Answer> {
  if (options['check'] === true) {
    const allowedHosts = options['allow'] === undefined ? [] : [text(options['allow'])];
    return { tracker: await checkedTracker(database, id, { allowedHosts }) };
  }
  const state = stateOption(positionals[2]);
  if (state === null) throw new WrongUse(`Name a state: ${changeStates.join(', ')}.`);
  const undo = await database.call('moveChange', {
    id,
    state,
    words: text(options['words']),
    by: text(options['by']),
    ...(options['date'] === undefined ? {} : { at: timeOf(text(options['date'])) }),
  });
  return { undo };
}

function timeOf(value: string): number {
  const time = Date.parse(value);
  if (Number.isNaN(time) || time < 1) throw new WrongUse('--date takes a day such as 2026-03-04.');
  return time;
}

/** Without a person: who asks, with what to tell them. With one: marks them as told, by hand or by the file that it writes. */
async function told({ database, options }: VerbContext, id: number): Promise<Answer> {
  if (options['person'] === undefined) return { voices: await allVoices(database, id) };
  const personId = idOf(text(options['person']), 'the person');
  const voice = (await allVoices(database, id)).find((one) => one.personId === personId);
  if (!voice) throw new SamesideError('not-asked', 'This person does not ask for this change.');
  const wanted = options['conversation'] === undefined ? null : idOf(text(options['conversation']), 'the conversation');
  const place = voice.places.find(({ conversationId }) => wanted === null || conversationId === wanted);
  if (!place) throw new SamesideError('not-found', `They did not ask in conversation ${wanted}.`);
  const words = options['words'] === undefined ? (place.draft?.words ?? '') : text(options['words']);
  const telling = { id, personId, conversationId: place.conversationId, words };
  const target = options['to'];
  if (typeof target === 'string') {
    const format = (['md', 'txt', 'eml'] as const).find((one) => target.endsWith(`.${one}`));
    if (format === undefined) throw new WrongUse('--to takes a file that ends in .md, .txt or .eml.');
    const exported = await exportedTelling(database, { ...telling, format }, () => target);
    return { told: exported!.undo, path: exported!.path };
  }
  const how = tellingWays.find((one) => one === (options['how'] ?? 'by hand'));
  if (how === undefined) throw new WrongUse(`--how takes one of ${tellingWays.join(', ')}.`);
  return { told: await database.call('tellVoice', { ...telling, how }), path: null };
}

async function begun({ database, positionals, options }: VerbContext): Promise<Answer> {
  const title = positionals.slice(1).join(' ').trim();
  if (title === '') throw new WrongUse('Say what is asked for.');
  const { id } = await database.call('createChange', { title });
  if (options['words'] !== undefined) {
    await database.call('updateChange', { id, title, description: text(options['words']) });
  }
  return shown(database, id);
}

/** `change`: what people ask for, and what becomes of it. */
export const changeVerb: Verb = {
  usage: [
    'change list [--state STATE] [--limit N]',
    'change show ID',
    'change new TITLE [--words DESCRIPTION]',
    'change link ID --conversation ID | --evidence ID | --person ID | --tracker ADDRESS | --report ID|new [--off]',
    'change status ID STATE [--words WORDS] [--by NAME] [--date DAY] | --check [--allow HOST:PORT]',
    'change tell ID [--person ID [--conversation ID] [--words WORDS] [--to FILE | --how copied|exported|"by hand"]]',
    'change merge ID INTO',
  ],
  options: {
    state: { type: 'string' },
    limit: { type: 'string' },
    words: { type: 'string' },
    by: { type: 'string' },
    date: { type: 'string' },
    conversation: { type: 'string' },
    evidence: { type: 'string' },
    person: { type: 'string' },
    tracker: { type: 'string' },
    report: { type: 'string' },
    off: { type: 'boolean' },
    check: { type: 'boolean' },
    allow: { type: 'string' },
    to: { type: 'string' },
    how: { type: 'string' },
  },
  async run(context): Promise<Answer> {
    const { database, positionals, options } = context;
    const [action, word] = positionals;
    const id = (): number => idOf(word, 'the change');
    switch (action) {
      case 'list': {
        const limit = numberOption(options['limit'], 'limit', 50);
        const page = await database.call('changePage', { state: stateOption(options['state']), before: null, limit });
        return { changes: page.rows };
      }
      case 'show':
        return shown(database, id());
      case 'new':
        return begun(context);
      case 'link':
        return linked(context, id());
      case 'status':
        return stated(context, id());
      case 'tell':
        return told(context, id());
      case 'merge':
        return { undo: await database.call('mergeChanges', { id: id(), intoId: idOf(positionals[2], 'the other') }) };
      default:
        throw new WrongUse('change takes list, show, new, link, status, tell or merge.');
    }
  },
  text(answer: Answer) {
    if ('changes' in answer) {
      return answer.changes.map((it) => `${it.id}  ${it.state}  ${it.title}${asking(it)}`).join('\n') || 'No changes.';
    }
    if ('change' in answer) return changeText(answer.change);
    if ('voices' in answer) return answer.voices.map(voiceText).join('\n\n') || 'Nobody asks for it yet.';
    if ('tracker' in answer) return trackerText(answer.tracker);
    if ('reportId' in answer) return `Championed in report ${answer.reportId}.`;
    if ('told' in answer) return answer.path === null ? 'Told.' : `Told: ${answer.path}`;
    return answer.undo.label;
  },
};

function asking({ people, untold }: { people: number; untold: number }): string {
  const asked = people === 0 ? '' : people === 1 ? ', one person asks' : `, ${people} people ask`;
  return `${asked}${untold === 0 ? '' : `, ${untold} not told yet`}`;
}

function changeText(change: Shown): string {
  const { id, title, state, description, answer, steps, evidence, voices, tracker, similar } = change;
  return [
    `${id}  ${title} (${state}${asking(change)})`,
    ...(description === '' ? [] : [description]),
    ...(answer === null ? [] : [`The company${answer.by === '' ? '' : `, by ${answer.by}`}: ${answer.words}`]),
    ...(tracker === null ? [] : [trackerText(tracker)]),
    ...steps.map(
      (step) =>
        `${step.state}${step.words === '' ? '' : `: ${step.words}`}${step.report ? ` (in “${step.report.title}”)` : ''}`,
    ),
    ...evidence.map(({ quote, who, source }) => `  “${quote}” ${who}, ${source}`),
    ...voices.map(({ who, told: telling }) => `  ${who}${telling === null ? '' : ', told'}`),
    ...similar.map((other) => `Like ${other.id} “${other.title}”: ${other.words.join(', ')}`),
  ].join('\n');
}

function trackerText(tracker: ChangeTracker | null): string {
  if (tracker === null) return 'No tracker.';
  const { label, state, title, error } = tracker;
  return `${label}${state === null ? '' : `: ${state}, ${title}`}${error === null ? '' : `\n${error}`}`;
}

function voiceText({ personId, who, told: telling, places }: ChangeVoice): string {
  const head = `${personId}  ${who}${telling === null ? '' : `, told (${telling.how})`}`;
  if (telling !== null) return head;
  return [
    head,
    ...places.map(({ conversationId, sourceName, title, draft }) => {
      const where = conversationId === null ? '' : `  ${conversationId}  ${sourceName}: ${title}\n`;
      return `${where}${(draft?.words ?? '').replaceAll(/^/gm, '    ')}`;
    }),
  ].join('\n');
}
