import { parseArgs } from 'node:util';
import { openDatabaseClient } from '../db/client.ts';
import { plainError } from '../errors.ts';
import { defaultProfileFolder, profilePaths } from '../services/profile.ts';
import { changeVerb } from './changes.ts';
import { importVerb, syncVerb } from './import.ts';
import { exportVerb } from './exporting.ts';
import { backupVerb, restoreVerb } from './keeping.ts';
import { contributionVerb, creditVerb, promiseVerb } from './giving.ts';
import { personVerb } from './people.ts';
import { checkVerb, listVerb, searchVerb, showVerb, statsVerb } from './reading.ts';
import { sourceVerb } from './privacy.ts';
import { reportVerb } from './reports.ts';
import { ruleVerb } from './rules.ts';
import { withReadableTimes } from './readable-times.ts';
import { Unconfirmed, WrongUse, type Verb, type VerbContext } from './verb.ts';
import { noteVerb } from './writing.ts';

const verbs: Record<string, Verb> = {
  import: importVerb,
  sync: syncVerb,
  search: searchVerb,
  list: listVerb,
  show: showVerb,
  stats: statsVerb,
  note: noteVerb,
  report: reportVerb,
  rule: ruleVerb,
  source: sourceVerb,
  contribution: contributionVerb,
  credit: creditVerb,
  promise: promiseVerb,
  change: changeVerb,
  person: personVerb,
  export: exportVerb,
  backup: backupVerb,
  restore: restoreVerb,
  check: checkVerb,
};

const common = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function helpText(): string {
  const usage = Object.values(verbs).flatMap((verb) => verb.usage.map((line) => `  ${line}`));
  return [
    'Usage: sameside VERB ... [--data FOLDER] [--json]',
    ...usage,
    '--data names the profile folder; --json prints one JSON object and nothing else.',
    'Exit status: 0 done, 1 failed, 2 wrong use.',
  ].join('\n');
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/**
 * Runs one verb without a window and prints its answer. Same services, same file as the window.
 * @param words what stands behind the program's name
 * @returns the exit status: 0 done, 1 failed, 2 wrong use
 */
export async function runVerb(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(helpText());
    return name === undefined ? 2 : 0;
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name]! : null;
  if (!verb) {
    say(`sameside: there is no verb ${name}; --help lists them`);
    return 2;
  }
  let json = false;
  try {
    const { values, positionals } = parsed(verb, rest);
    json = values['json'] === true;
    if (values['help']) {
      print(verb.usage.join('\n'));
      return 0;
    }
    const answer = withReadableTimes(await answerOf(verb, positionals, values));
    print(json ? JSON.stringify(answer) : verb.text(answer as never));
    return 0;
  } catch (error) {
    if (error instanceof Unconfirmed) {
      const answer = withReadableTimes(error.answer);
      print(json ? JSON.stringify(answer) : verb.text(answer as never));
      say(`sameside ${name}: ${error.message}`);
      return 2;
    }
    if (error instanceof WrongUse) {
      say(`sameside ${name}: ${error.message} (${verb.usage.join('; ')})`);
      return 2;
    }
    const { message, details } = plainError(error);
    if (json && details && 'answer' in details) print(JSON.stringify(details['answer']));
    say(`sameside ${name}: ${message.replaceAll('\n', ' ')}`);
    return 1;
  }
}

function parsed(verb: Verb, words: string[]) {
  try {
    return parseArgs({ args: words, options: { ...common, ...verb.options }, allowPositionals: true }) as {
      values: VerbContext['options'];
      positionals: string[];
    };
  } catch (error) {
    throw new WrongUse((error as Error).message.split('. ')[0]!);
  }
}

async function answerOf(verb: Verb, positionals: string[], options: VerbContext['options']): Promise<unknown> {
  const profile = profilePaths((options['data'] as string | undefined) ?? defaultProfileFolder());
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  const context = { profile, positionals, options, say, signal: controller.signal };
  const database = verb.closed ? null : await openDatabaseClient(profile);
  try {
    return await verb.run({ ...context, database: database! });
  } finally {
    process.removeListener('SIGINT', stop);
    await database?.close();
  }
}
