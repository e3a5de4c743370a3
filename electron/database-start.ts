import path from 'node:path';
import type { DatabaseClient } from './db/client.ts';
import { openDatabaseClient } from './db/client.ts';
import { plainError } from './errors.ts';
import type { Log } from './log.ts';
import { listBackups, restoreBackup, setAside } from './services/backup.ts';
import type { ProfilePaths } from './services/profile.ts';

/** An open inbox; `notice` says what had to be done to get it open. */
export interface OpenInbox {
  database: DatabaseClient;
  notice: string | null;
}

/** What is wrong and what can be done. The last button ends the program. */
export interface StartQuestion {
  message: string;
  detail: string;
  buttons: string[];
}

/**
 * Opens the inbox. When that fails it says what is wrong and what can be done, and does what the person chooses.
 * @param ask answers with the position of the button that was chosen
 * @returns null when the person chooses to quit
 */
export async function openInboxOrAsk(
  profile: ProfilePaths,
  log: Log,
  ask: (question: StartQuestion) => Promise<number>,
): Promise<OpenInbox | null> {
  let notice: string | null = null;
  for (;;) {
    try {
      return { database: await openDatabaseClient(profile), notice };
    } catch (error) {
      const { code, message } = plainError(error);
      log.error('inbox not opened', { code, error });
      const backups = code === 'damaged-database' ? await listBackups(profile) : [];
      const choices = choicesFor(code, backups.length > 0);
      const choice = choices[await ask(questionFor(code, message, profile, choices))] ?? 'quit';
      log.info('inbox not opened, chosen', { choice });
      if (choice === 'quit') return null;
      if (choice === 'restore') notice = await restoreNewest(profile, backups, log);
      if (choice === 'empty') notice = keptNotice('A new inbox was begun.', await setAside(profile));
    }
  }
}

/** Puts the newest backup that is whole in place. The damaged file is renamed, never deleted. */
async function restoreNewest(profile: ProfilePaths, backups: string[], log: Log): Promise<string | null> {
  for (const backup of backups) {
    try {
      const { kept } = await restoreBackup(profile, backup);
      return keptNotice(`The inbox was damaged. The backup ${path.basename(backup)} took its place.`, kept);
    } catch (error) {
      log.error('backup not restored', { backup, error });
    }
  }
  return null;
}

function keptNotice(what: string, kept: string | null): string {
  return kept === null ? what : `${what} The damaged file is kept as ${kept}.`;
}

const labels = {
  again: 'Try again',
  restore: 'Open the last good backup',
  empty: 'Begin a new inbox',
  quit: 'Quit',
};
type Choice = keyof typeof labels;

const headings: Record<string, string> = {
  'newer-database': 'This inbox belongs to a newer Sameside',
  'damaged-database': 'The inbox file is damaged',
  'locked-database': 'The inbox is in use',
  'foreign-database': 'This file is not an inbox',
};

function questionFor(code: string, message: string, profile: ProfilePaths, choices: Choice[]): StartQuestion {
  const kept = choices.includes('empty') ? ['The damaged file stays in the folder. Nothing is deleted.'] : [];
  return {
    message: headings[code] ?? 'The inbox cannot be opened',
    detail: [message, ...kept, `Folder: ${profile.folder}`].join('\n\n'),
    buttons: choices.map((choice) => labels[choice]),
  };
}

function choicesFor(code: string, hasBackup: boolean): Choice[] {
  if (code === 'newer-database') return ['quit'];
  if (code === 'damaged-database') return hasBackup ? ['restore', 'empty', 'quit'] : ['again', 'empty', 'quit'];
  return ['again', 'quit'];
}
