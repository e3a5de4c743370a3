import type { DatabaseClient } from '../db/client.ts';
import { conversationContent } from '../export/conversation-content.ts';
import { conversationHtml } from '../export/conversation-html.ts';
import { conversationMarkdown } from '../export/conversation-markdown.ts';
import type { ExportFormat } from './export-file.ts';
import { writtenFile } from './export-file.ts';
import { wholeConversation } from './whole-conversation.ts';

export interface HandOn {
  id: number;
  format: ExportFormat;
  /** Our own notes and assumptions go along. */
  withNotes: boolean;
}

/**
 * Writes one conversation as a file for a colleague; see `writtenFile`.
 * @param targetFor asked where to, with the conversation's title; null: nowhere after all
 * @returns the path of what was written, null when nothing was
 * @throws SamesideError `not-found`
 */
export async function handedOn(
  database: DatabaseClient,
  { id, format, withNotes }: HandOn,
  targetFor: (title: string) => string | null | Promise<string | null>,
): Promise<string | null> {
  const conversation = await wholeConversation(database, id);
  const target = await targetFor(conversation.title);
  if (target === null) return null;
  const labels = (await database.call('listLabels', null))
    .filter((label) => conversation.labelIds.includes(label.id))
    .map(({ name }) => name);
  const about = { target: { type: 'conversation', id: conversation.id } as const, limit: 500 };
  const notes = withNotes ? await database.call('listNotes', about) : null;
  const speakers = conversation.messages.flatMap(({ from }) => from?.personId ?? []);
  const personIds = [...new Set([...speakers, ...conversation.participants.map((one) => one.personId)])];
  const namings = await database.call('namings', { personIds });
  const surroundings = { labels, notes, namings };
  return writtenFile(
    {
      html: (setting) => conversationHtml(conversationContent(conversation, surroundings, setting), setting),
      markdown: (setting) => conversationMarkdown(conversationContent(conversation, surroundings, setting)),
    },
    format,
    target,
  );
}
