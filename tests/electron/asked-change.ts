import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOf } from './command.ts';
import { temporaryProfile } from './profile.ts';

interface AskedChange {
  folder: string;
  /** The option that names the profile. */
  data: readonly [string, string];
  changeId: number;
}

/** A profile with one mail of 1 January 2026, and the change "Export keeps names" that it is linked to; made by the verbs. */
export async function askedChange(mail: { from: string; subject: string; words: string }): Promise<AskedChange> {
  const { folder } = temporaryProfile();
  const data = ['--data', folder] as const;
  const file = join(temporaryProfile().folder, 'ask.eml');
  const head = [`From: ${mail.from}`, 'Message-ID: <ask@example.org>', 'Date: Thu, 1 Jan 2026 12:00:00 +0000'];
  writeFileSync(file, [...head, `Subject: ${mail.subject}`, '', mail.words].join('\r\n'));
  await jsonOf('import', file, ...data);
  const [conversation] = (await jsonOf<{ conversations: { id: number }[] }>('list', ...data)).conversations;
  const begun = await jsonOf<{ change: { id: number } }>('change', 'new', 'Export', 'keeps', 'names', ...data);
  const changeId = begun.change.id;
  await jsonOf('change', 'link', String(changeId), '--conversation', String(conversation!.id), ...data);
  return { folder, data, changeId };
}
