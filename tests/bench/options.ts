import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const topics = ['import', 'questions', 'window'] as const;
export type Topic = (typeof topics)[number];

export interface BenchOptions {
  /** Messages in the files that are asked, ascending. */
  sizes: number[];
  /** Files in the Maildir that is imported. */
  files: number;
  /** Messages that notmuch and mu are asked about. */
  peerSize: number;
  topics: readonly Topic[];
  /** Alternating rounds of imports and of starts. */
  rounds: number;
  /** Where built files stay for the next run, null to remove them. */
  keep: string | null;
  out: string;
}

export const usage = `Usage: npm run bench [-- OPTIONS]
  --sizes 10k,100k    messages in the files that are asked; the window opens the largest
  --files 10k         files of the Maildir that is imported, beside notmuch and mu where they are installed
  --peers 10k         messages that notmuch and mu are asked about (100k takes them a quarter of an hour to index)
  --full              --sizes 10k,100k,1M --peers 100k
  --only TOPIC,...    of ${topics.join(', ')}
  --rounds 3          alternating rounds of imports; starts take twice as many
  --keep FOLDER       keeps the built files there and takes those that are there
  --out bench.json`;

/** @throws Error for options that cannot be read */
export function optionsOf(argv: readonly string[]): BenchOptions | null {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      sizes: { type: 'string' },
      files: { type: 'string', default: '10k' },
      peers: { type: 'string' },
      full: { type: 'boolean', default: false },
      only: { type: 'string', default: topics.join(',') },
      rounds: { type: 'string', default: '3' },
      keep: { type: 'string' },
      out: { type: 'string', default: 'bench.json' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const sizes = (values.sizes ?? (values.full ? '10k,100k,1M' : '10k,100k')).split(',').map(numberOf);
  return {
    sizes: sizes.sort((a, b) => a - b),
    files: numberOf(values.files),
    peerSize: numberOf(values.peers ?? (values.full ? '100k' : '10k')),
    topics: values.only.split(',').map(topicOf),
    rounds: numberOf(values.rounds),
    keep: values.keep === undefined ? null : resolve(values.keep),
    out: values.out,
  };
}

function topicOf(word: string): Topic {
  const topic = topics.find((one) => one === word);
  if (topic === undefined) throw new Error(`${word} is not one of ${topics.join(', ')}`);
  return topic;
}

function numberOf(word: string): number {
  const match = /^(\d+)([kM]?)$/.exec(word);
  if (!match || Number(match[1]) === 0) throw new Error(`${word} is not a number such as 500, 10k or 1M`);
  return Number(match[1]) * { '': 1, k: 1000, M: 1_000_000 }[match[2] as '' | 'k' | 'M'];
}

/** 10000 as 10k. */
export function shortNumber(value: number): string {
  if (value % 1_000_000 === 0) return `${value / 1_000_000}M`;
  return value % 1000 === 0 ? `${value / 1000}k` : String(value);
}
