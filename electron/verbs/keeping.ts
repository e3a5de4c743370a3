import { join } from 'node:path';
import { createBackup, restoreBackup } from '../services/backup.ts';
import { WrongUse, type Verb } from './verb.ts';

/** `backup`. */
export const backupVerb: Verb = {
  usage: ['backup [--out FOLDER]'],
  options: { out: { type: 'string' } },
  async run({ database, profile, options }) {
    const stamp = new Date().toISOString().slice(0, 19).replace(/:/g, '-');
    const target = (options['out'] as string | undefined) ?? join(profile.backups, `sameside-${stamp}`);
    return { path: await createBackup(database, profile, target) };
  },
  text: ({ path }: { path: string }) => path,
};

/** `restore FOLDER`. */
export const restoreVerb: Verb = {
  usage: ['restore FOLDER'],
  options: {},
  closed: true,
  async run({ profile, positionals: [from] }) {
    if (from === undefined) throw new WrongUse('Name the backup to restore.');
    return { restored: profile.database, ...(await restoreBackup(profile, from)) };
  },
  text: ({ kept }: { kept: string | null }) =>
    kept ? `Restored. The inbox from before is kept as ${kept}` : 'Restored.',
};
