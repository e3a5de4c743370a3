import type { HeldAboutPerson } from '../../shared/model/privacy.ts';
import type { DatabaseClient } from '../db/client.ts';
import { personHtml } from '../export/person-html.ts';
import { personJson } from '../export/person-json.ts';
import { writeWholeFile } from '../export/write-file.ts';

export const personFormats = { html: 'html', json: 'json' } as const;
export type PersonFormat = keyof typeof personFormats;

const pageSize = 200;

/** Everything held about a person, read in small pages. @throws SamesideError `not-found` */
async function heldAbout(database: DatabaseClient, id: number): Promise<HeldAboutPerson> {
  const records = await database.call('personHeld', { id });
  const conversations = new Map<number, HeldAboutPerson['conversations'][number]>();
  let before: number | null = null;
  do {
    const page = await pageOf(database, id, before);
    for (const title of page.titles) {
      if (!conversations.has(title.id)) conversations.set(title.id, { ...title, messages: [] });
    }
    for (const { conversationId, ...message } of page.messages) {
      conversations.get(conversationId)?.messages.push(message);
    }
    before = page.next;
  } while (before !== null);
  for (const { messages } of conversations.values()) messages.reverse();
  return { ...records, writtenOn: Date.now(), conversations: [...conversations.values()] };
}

// Not in the loop: its type would follow from itself there.
const pageOf = (database: DatabaseClient, id: number, before: number | null) =>
  database.call('personMessages', { id, before, limit: pageSize });

/**
 * Writes everything held about a person to one file, whole or not at all.
 * @param targetFor asked where to, with the person's name; null: nowhere after all
 * @returns the path of what was written, null when nothing was
 * @throws SamesideError `not-found`
 */
export async function exportedPerson(
  database: DatabaseClient,
  { id, format }: { id: number; format: PersonFormat },
  targetFor: (name: string) => string | null | Promise<string | null>,
): Promise<string | null> {
  const held = await heldAbout(database, id);
  const target = await targetFor(held.name);
  if (target === null) return null;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const content = format === 'json' ? personJson(held) : personHtml(held, { locale: 'en-GB', timeZone, fonts: null });
  await writeWholeFile(target, content, 0o600);
  return target;
}
