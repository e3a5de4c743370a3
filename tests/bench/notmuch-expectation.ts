import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleMails, type SampleMail } from './sample-mail.ts';

/**
 * Asks notmuch 200 questions about the sample archive and writes down which mails it finds, by their number, for
 * `tests/electron/db/notmuch.test.ts`. Usage: node tests/bench/notmuch-expectation.ts
 */
interface Question {
  /** As Sameside is asked. */
  query: string;
  /** As notmuch is asked: in quotation marks, so that it looks for the word and not for its stem. */
  notmuch: string;
}

const mails = sampleMails();

function createDice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const dice = createDice(2026);

/** Words of three letters or more that some mails have and most have not. */
function vocabulary(): string[] {
  const counts = new Map<string, number>();
  for (const { subject, body } of mails) {
    const words = new Set(
      `${subject} ${body}`.toLowerCase().match(/(?<![\p{L}\p{N}_'’&.@-])[a-z]{3,12}(?![\p{L}\p{N}_'’&@-])/gu),
    );
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= 3 && count <= mails.length * 0.4)
    .map(([word]) => word)
    .sort();
}

function questions(): Question[] {
  const words = vocabulary();
  const word = (): string => words[dice(words.length)]!;
  const mail = (): SampleMail => mails[dice(mails.length)]!;
  /** A stretch of that many words as somebody wrote it. */
  const stretch = (length: number): string => {
    for (;;) {
      const runs = mail().body.match(/(?<![^\s])[A-Za-z]+(?: [A-Za-z]+){2,}(?![^\s.,])/g) ?? [];
      if (runs.length === 0) continue;
      const run = runs[dice(runs.length)]!.toLowerCase().split(' ');
      if (run.length < length) continue;
      const from = dice(run.length - length + 1);
      return run.slice(from, from + length).join(' ');
    }
  };
  const name = (): string => {
    for (;;) {
      const found = /^[A-Za-z]{4,}/.exec(mail().name)?.[0].toLowerCase();
      if (found) return found;
    }
  };
  const day = (): Date => new Date(mail().sentAt);
  const iso = (date: Date): string => date.toISOString().slice(0, 10);
  const later = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);
  const made: Question[] = [];
  const add = (count: number, make: () => Question): void => {
    for (let index = 0; index < count; index += 1) made.push(make());
  };
  add(70, () => {
    const a = word();
    return { query: a, notmuch: `"${a}"` };
  });
  add(25, () => {
    const [a, b] = [word(), word()];
    return { query: `${a} ${b}`, notmuch: `"${a}" and "${b}"` };
  });
  add(25, () => {
    const words = stretch(2 + dice(2));
    return { query: `"${words}"`, notmuch: `"${words}"` };
  });
  add(20, () => {
    const a = name();
    return { query: `from:${a}`, notmuch: `from:"${a}"` };
  });
  add(15, () => {
    const [a, b] = [word(), word()];
    return { query: `${a} -${b}`, notmuch: `"${a}" and not "${b}"` };
  });
  add(15, () => {
    const [a, b] = [word(), word()];
    return { query: `${a} OR ${b}`, notmuch: `"${a}" or "${b}"` };
  });
  add(10, () => {
    const from = day();
    const to = later(from, 30);
    return { query: `after:${iso(from)} before:${iso(later(to, 1))}`, notmuch: `date:${iso(from)}..${iso(to)}` };
  });
  add(5, () => {
    const a = word();
    return { query: `has:attachment ${a}`, notmuch: `tag:attachment and "${a}"` };
  });
  add(15, () => {
    const [a, b, from] = [word(), name(), day()];
    return {
      query: `${a} from:${b} OR "${stretch(2)}" after:${iso(from)}`,
      notmuch: '',
    };
  });
  return made.map((it) => (it.notmuch === '' ? { ...it, notmuch: combined(it.query) } : it));
}

/** `a from:b OR "c d" after:day` in notmuch's words. */
function combined(query: string): string {
  const [, a, b, c, from] = /^(\w+) from:(\w+) OR "([^"]+)" after:(\S+)$/.exec(query)!;
  return `("${a}" and from:"${b}") or ("${c}" and date:${from}..)`;
}

const folder = mkdtempSync(join(tmpdir(), 'sameside-notmuch-'));
try {
  const maildir = join(folder, 'mail');
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, name), { recursive: true });
  for (const [index, { raw }] of mails.entries()) writeFileSync(join(maildir, 'cur', `${index}.sample:2,S`), raw);
  const config = join(folder, 'config');
  writeFileSync(
    config,
    `[database]\npath=${maildir}\n[user]\nname=Bench\nprimary_email=bench@example.org\n[new]\ntags=\n`,
  );
  const options = { env: { ...process.env, NOTMUCH_CONFIG: config, TZ: 'UTC' }, maxBuffer: 1 << 28 };
  execFileSync('notmuch', ['new', '--quiet'], { ...options, stdio: 'ignore' });
  const numbers = new Map(mails.map(({ id }, index) => [id, index]));
  const answers = questions().map(({ query, notmuch }) => {
    const found = execFileSync('notmuch', ['search', '--output=messages', '--exclude=false', notmuch], options);
    const ids = found.toString().split('\n').filter(Boolean);
    return [query, notmuch, ids.map((id) => numbers.get(id.replace(/^id:/, ''))!).sort((a, b) => a - b)] as const;
  });
  const lines = answers.map((answer) => JSON.stringify(answer));
  const target = new URL('../fixtures/mail/notmuch-answers.json', import.meta.url);
  writeFileSync(target, `[\n${lines.join(',\n')}\n]\n`);
  console.log(`${answers.length} questions, ${answers.reduce((sum, it) => sum + it[2].length, 0)} answers`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
