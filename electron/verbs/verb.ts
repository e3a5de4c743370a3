import type { ParseArgsConfig } from 'node:util';
import type { DatabaseClient } from '../db/client.ts';
import type { ProfilePaths } from '../services/profile.ts';

/** What a verb works with. */
export interface VerbContext {
  database: DatabaseClient;
  profile: ProfilePaths;
  positionals: string[];
  options: Record<string, string | boolean | undefined>;
  /** A line for people on standard error. */
  say(line: string): void;
  /** Aborted by Ctrl+C. */
  signal: AbortSignal;
}

/** One verb: what it takes, and what it answers. */
export interface Verb {
  /** One line each for `--help`. */
  usage: string[];
  options: NonNullable<ParseArgsConfig['options']>;
  /** Does not open the inbox first (restore). */
  closed?: boolean;
  /** The answer as `--json` prints it. */
  run(context: VerbContext): Promise<unknown>;
  /** The same for people. */
  text(answer: never): string;
}

/** The words of a verb's call are wrong: exit status 2. */
export class WrongUse extends Error {}

/** Something that cannot be undone was asked for without saying so: what would happen is printed, exit status 2. */
export class Unconfirmed extends WrongUse {
  readonly answer: unknown;
  constructor(message: string, answer: unknown) {
    super(message);
    this.answer = answer;
  }
}

/** A whole number of at least 1 from an option. @throws WrongUse */
export function numberOption(value: string | boolean | undefined, name: string, otherwise: number): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1) throw new WrongUse(`--${name} takes a number of at least 1`);
  return number;
}

/** An id given as a word. @throws WrongUse */
export function idOf(word: string | undefined, what: string): number {
  const id = Number(word);
  if (word === undefined || !Number.isSafeInteger(id) || id < 1) throw new WrongUse(`Name ${what} by its number.`);
  return id;
}
