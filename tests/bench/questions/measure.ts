import { createApi } from '../../../electron/db/api.ts';
import { openWritable, type WritableDb } from '../../../electron/db/open.ts';
import { filledFile, type FilledFile } from '../filled-file.ts';
import type { BenchOptions } from '../options.ts';
import { shortNumber } from '../options.ts';
import type { Report } from '../report.ts';
import { rounded, timed, type Timing } from '../timing.ts';
import { syntheticIncoming } from '../synthetic-mail.ts';
import { listClasses, searchClasses, type Asking, type QuestionClass } from './classes.ts';
import { openPeers, type PeerTimings } from './peer-questions.ts';

const limits = { runs: 200, budget: 2000, warmUp: 3 };
const writeAim = 1.15;
const written = 'one new message, durable';

/** What the first answer took and held, and how long it takes until it is whole; or why there is none. */
type Answer = (Timing & { found: number; whole: { steps: number; ms: number } }) | { refused: string };

/** A filled file, open as in the database worker. */
interface OpenFile {
  file: FilledFile;
  database: WritableDb;
  asking: Asking;
  answers: Map<string, Answer>;
}

/**
 * Asks every class of question at every size, in this thread as the database worker does, and notmuch and mu at one size: each
 * class of all of them within the same seconds, so that what else the machine does weighs on all alike.
 */
export async function measureQuestions(options: BenchOptions, folder: string, report: Report): Promise<void> {
  const files: OpenFile[] = [];
  for (const size of options.sizes) files.push(openFile(await filledFile(size, folder)));
  const peers = await openPeers(options.peerSize, folder);
  const answers = new Map(files.map((one) => [one.file.filling.messages, one.answers]));
  console.error('Asking');
  addFillings(
    files.map(({ file }) => file),
    report,
  );
  for (const [topic, classes] of [
    ['lists', listClasses],
    ['search', searchClasses],
  ] as const) {
    for (const question of classes) {
      for (const file of files) file.answers.set(question.name, await answerOf(question, file.asking));
      await peers.ask(question);
      addLine(topic, question, options, answers, peers.timings, report);
      addGrowth(topic, question, options, answers, report);
    }
  }
  for (const file of files) file.answers.set(written, await timeOfWriting(file.asking));
  addLine('file', { name: written }, options, answers, peers.timings, report);
  addNothing(peers.timings, report);
  report.keep('questions', Object.fromEntries([...answers].map(([size, map]) => [size, Object.fromEntries(map)])));
  report.keep('peerQuestions', peers.timings);
  for (const { database } of files) database.close();
}

function openFile(file: FilledFile): OpenFile {
  const { profile, filling } = file;
  const database = openWritable(profile.database, profile.backups);
  const api = createApi(database);
  const sourceId = api.ensureSource({ kind: 'mail', name: 'bench', address: null }).id;
  const asking = { api, messages: filling.messages, sourceId, savedId: filling.savedId, ...placesIn(api) };
  return { file, database, asking, answers: new Map() };
}

async function answerOf(question: QuestionClass, asking: Asking): Promise<Answer> {
  try {
    const { found, ...whole } = wholeAnswer(question, asking);
    if (found === 0 && question.findsNothing !== true) return { refused: 'found nothing' };
    return { ...(await timed((run) => question.ask(asking, run, null), limits)), found, whole };
  } catch (error) {
    return { refused: (error as Error).message };
  }
}

async function timeOfWriting({ api }: Asking): Promise<Answer> {
  const { id: sourceId } = api.ensureSource({ kind: 'mail', name: 'new ones', address: null });
  const now = Date.now();
  const writeOne = (run: number) => {
    const message = { ...syntheticIncoming(run), externalId: `new-${now}-${run}@bench.example.org`, sentAt: now };
    api.ingest({ sourceId, messages: [{ ...message, references: [] }] });
  };
  return { ...(await timed(writeOne, { ...limits, warmUp: 0 })), found: 1, whole: { steps: 1, ms: 0 } };
}

/** Asks on until there are 50 or no more, as the window does when an answer broke off. */
function wholeAnswer(question: QuestionClass, asking: Asking): { found: number; steps: number; ms: number } {
  const started = performance.now();
  let { found, rest } = question.ask(asking, 0, null);
  let steps = 1;
  for (; rest !== null && found < 50; steps += 1) {
    const more = question.ask(asking, 0, rest);
    found += more.found;
    rest = more.rest;
  }
  return { found, steps, ms: rounded(performance.now() - started, 1) };
}

function placesIn(api: Asking['api']): Pick<Asking, 'cursors' | 'ids'> {
  const cursors: (string | null)[] = [null];
  const scope = { view: 'all', filter: null, sort: 'newest' } as const;
  const page = (before: string | null) => api.inboxPage({ scope, before, limit: 200 });
  for (let at = 0; at < 20; at += 1) cursors.push(page(cursors.at(-1) ?? null).next);
  return { cursors, ids: page(null).rows.map((row) => row.id) };
}

function addFillings(built: FilledFile[], report: Report): void {
  report.keep(
    'fillings',
    built.map(({ filling }) => filling),
  );
  const reference = built.find(({ filling }) => filling.messages === 100_000) ?? built[0]!;
  for (const { filling } of built) {
    const ratio = filling.cpuEach / reference.filling.cpuEach;
    const compared = filling.messages > reference.filling.messages;
    report.add({
      topic: 'file',
      what: `writing without parsing, ${shortNumber(filling.messages)}`,
      ours: `${filling.cpuEach} us CPU a message, ${filling.perSecond}/s; ${filling.settleCpuEach} us more when idle; ${Math.round(filling.bytesEach)} bytes`,
      ...(compared
        ? {
            beside: shortNumber(reference.filling.messages),
            ratio: `${rounded(ratio, 2)}x`,
            aim: `<= ${writeAim}x`,
            met: ratio <= writeAim,
          }
        : {}),
    });
  }
}

/**
 * One line a class: half of them, nearly all, and the worst, in milliseconds at each size, and the processor time of one on
 * average.
 */
function addLine(
  topic: string,
  { name, aim }: Pick<QuestionClass, 'name' | 'aim'>,
  { sizes }: BenchOptions,
  answers: Map<number, Map<string, Answer>>,
  peers: PeerTimings,
  report: Report,
): void {
  const asked = sizes.flatMap((size) => {
    const answer = answers.get(size)!.get(name);
    return answer === undefined ? [] : [{ size, answer }];
  });
  if (asked.length === 0) return;
  const measured = asked.map(({ answer }) => answer).filter((answer) => 'p95' in answer);
  const mine = asked.find(({ size }) => size === peers.messages)?.answer;
  const theirs = Object.entries(peers.timings[name] ?? {});
  report.add({
    topic,
    what: name,
    ours: asked.map(({ size, answer }) => `${shortNumber(size)} ${drawn(answer)}`).join('  '),
    beside: theirs.map(([peer, { p50 }]) => `${peer} ${rounded(p50, 1)}`).join(', '),
    ...(mine !== undefined && 'p50' in mine
      ? { ratio: theirs.map(([, { p50 }]) => `${rounded(p50 / mine.p50, 1)}x`).join(', ') }
      : {}),
    ...(aim === undefined
      ? {}
      : {
          aim: `p95 <= ${aim} ms`,
          met: measured.length === asked.length && measured.every(({ p95 }) => p95 <= aim),
        }),
  });
}

function addNothing({ nothing, messages }: PeerTimings, report: Report): void {
  const beside = Object.entries(nothing).map(([peer, { p50 }]) => `${peer} ${rounded(p50, 1)}`);
  if (beside.length === 0) return;
  const what = `(a command of theirs that does nothing; they were asked about ${shortNumber(messages)})`;
  report.add({ topic: 'search', what, ours: '', beside: beside.join(', ') });
}

function addGrowth(
  topic: string,
  { name, growthAim }: QuestionClass,
  { sizes }: BenchOptions,
  answers: Map<number, Map<string, Answer>>,
  report: Report,
): void {
  const [smallest, largest] = [sizes[0]!, sizes.at(-1)!];
  const [small, large] = [answers.get(smallest)!.get(name)!, answers.get(largest)!.get(name)!];
  if (growthAim === undefined || smallest === largest || 'refused' in small || 'refused' in large) return;
  // A page with more rows on it takes longer at any size.
  if (small.found !== large.found && name !== 'counts') return;
  const growth = large.p50 / small.p50;
  report.add({
    topic,
    what: `${name}, growth ${shortNumber(smallest)} to ${shortNumber(largest)}`,
    ours: `${large.p50} ms`,
    beside: `${small.p50} ms`,
    ratio: `${rounded(growth, 2)}x`,
    aim: `<= ${growthAim}x`,
    met: growth <= growthAim,
  });
}

function drawn(answer: Answer): string {
  if ('refused' in answer) return `(${answer.refused.slice(0, 50)})`;
  const times =
    [answer.p50, answer.p95, answer.worst].map((time) => rounded(time, 2)).join('/') +
    (answer.cpu === undefined ? '' : ` cpu ${rounded(answer.cpu, 2)}`);
  const { steps, ms } = answer.whole;
  return steps === 1 ? times : `${times} (whole in ${steps} steps, ${ms} ms)`;
}
