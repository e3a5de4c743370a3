import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { conversationContent } from '../../../electron/export/conversation-content.ts';
import { conversationHtml } from '../../../electron/export/conversation-html.ts';
import { conversationMarkdown } from '../../../electron/export/conversation-markdown.ts';
import type { ConversationDetail } from '../../../shared/model/conversation.ts';
import type { Naming } from '../../../shared/model/unnamed.ts';
import type { Note } from '../../../shared/model/records.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';
import { hostileText } from './hostile-text.ts';

const setting = { locale: 'en-GB', timeZone: 'UTC', fonts: null };
const start = Date.UTC(2026, 0, 1, 12);

/** A conversation of two, where everything that somebody else wrote is `words`. */
function conversationOf(words: string): ConversationDetail {
  const { api } = temporaryDatabase();
  const sourceId = mailSource(api, 'list');
  const author = { place: 'mail', address: 'reader-2@example.org', name: 'Reader 2' };
  const file = { mimeType: 'text/plain', size: 1, sha256: 'a'.repeat(64), inline: false };
  api.ingest({
    sourceId,
    messages: [
      incoming('a', { subject: 'Plain', text: 'First words.', url: 'https://x.example/1' }),
      incoming('b', { references: ['a'], author, sentAt: start + 60_000, attachments: [{ ...file, name: 'log.txt' }] }),
      incoming('c', { references: ['a'], sentAt: start + 120_000, url: 'javascript:alert(1)' }),
    ],
  });
  const scope = { view: 'open', filter: null, sort: 'newest' } as const;
  const [row] = api.inboxPage({ scope, before: null, limit: 1 }).rows;
  const plain = api.conversation({ id: row!.id });
  return {
    ...plain,
    title: words,
    source: { ...plain.source, name: words },
    messages: plain.messages.map((message) => ({
      ...message,
      text: `First ${words}`,
      from: { ...message.from!, name: words },
      attachments: message.attachments.map((one) => ({ ...one, name: words })),
    })),
  };
}

/** Everybody agreed to be named as they are. */
function agreed({ messages }: Pick<ConversationDetail, 'messages'>): Naming[] {
  const named = new Map(messages.map(({ from }) => [from!.personId, from!.name]));
  return [...named].map(([id, name]) => ({ id, name, handle: null, wish: 'name', ours: false, known: [name] }));
}

const noteOf = (body: string): Note => ({
  id: 1,
  target: null,
  targetTitle: null,
  body,
  createdAt: Date.now() + 1000,
  updatedAt: 0,
});

function parsed(html: string) {
  const tags: { name: string; attributes: Record<string, string> }[] = [];
  let words = '';
  const parser = new Parser({
    onopentag: (name, attributes) => tags.push({ name, attributes }),
    ontext: (text) => (words += text),
  });
  parser.end(html.replace(/<style>[\s\S]*?<\/style>/, ''));
  return { tags, words };
}

describe('a conversation that is handed on', () => {
  const plain = conversationOf('word');

  test('holds the same in each format: who, when, in reply to whom, files by name, places', () => {
    const conversation = conversationOf('word');
    const surroundings = { labels: ['bug'], notes: null, namings: agreed(conversation) };
    const content = conversationContent(conversation, surroundings, setting);
    const markdown = conversationMarkdown(content);
    const { words, tags } = parsed(conversationHtml(content, setting));
    for (const text of [markdown, words]) {
      expect(text).toContain('Heard at word, first on 1 January 2026 at 12:00');
      expect(text).toContain('Labels: bug');
      expect(text).toContain('Attached: word');
      expect(text).toContain('1 January 2026 at 12:02, in reply to word');
      expect(text).toContain(`sameside://conversation/${plain.id}`);
      expect(text).toContain('original at x.example');
      expect(text).not.toContain('javascript');
    }
    expect(
      tags.flatMap(({ attributes }) => attributes['href'] ?? []).filter((href) => href.startsWith('http')),
    ).toEqual(['https://x.example/1']);
  });

  test('leaves our notes here unless they are asked for', () => {
    const held = {
      id: 1,
      conversationId: 1,
      sentence: 'Only one is affected.',
      lookAgainAt: null,
      outcome: 'All are.',
      createdAt: 1,
      grounds: [],
    };
    const conversation = { ...plain, assumptions: [held] };
    const namings = agreed(conversation);
    const without = conversationMarkdown(
      conversationContent(conversation, { labels: [], notes: null, namings }, setting),
    );
    expect(without).not.toContain('Only one');
    const notes = [noteOf('Ask **them** first.')];
    const content = conversationContent(conversation, { labels: [], notes, namings }, setting);
    for (const text of [
      conversationMarkdown(content).replaceAll('\\', ''),
      parsed(conversationHtml(content, setting)).words,
    ]) {
      expect(text).toContain('Ask **them** first.');
      expect(text).toContain('How it came out: All are.');
    }
  });

  test('would catch words of strangers becoming markup in HTML', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        const messages = plain.messages.map((message) => ({
          ...message,
          text: words,
          from: { ...message.from!, name: words },
        }));
        const conversation = { ...plain, title: words, messages };
        const html = conversationHtml(
          conversationContent(
            conversation,
            { labels: [words], notes: [noteOf(words)], namings: agreed(conversation) },
            setting,
          ),
          setting,
        );
        const { tags } = parsed(html);
        const own = 'html head meta title style body main header h1 h2 p a br article aside span bdi'.split(' ');
        expect(tags.filter(({ name }) => !own.includes(name))).toEqual([]);
        for (const { attributes } of tags) {
          expect(Object.keys(attributes).filter((key) => key.startsWith('on') || key === 'src')).toEqual([]);
        }
        expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0-\x08\x0b-\x1f\x7f-\x9f]/);
      }),
      { numRuns: 200 },
    );
  });

  test('would catch words of strangers becoming markup in Markdown', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        const messages = plain.messages.slice(0, 1).map((message) => ({
          ...message,
          text: `A${words}Z`,
          from: { ...message.from!, name: words },
        }));
        const conversation = { ...plain, title: words, messages };
        const markdown = conversationMarkdown(
          conversationContent(
            conversation,
            { labels: [words], notes: [noteOf(words)], namings: agreed(conversation) },
            setting,
          ),
        );
        const bare = markdown
          .replaceAll(/<(?:sameside:\/\/\w+\/\d+|https:\/\/x\.example\/1)>/g, '')
          .replaceAll(/\\[!-/:-@[-`{-~]/g, 'x');
        for (const line of bare.split('\n')) {
          const inside = line.replace(/^> ?/, '').replace(/\\$/, '');
          expect(
            inside
              .replace(/^#{1,2} /, '')
              .replace(/\*\*?([^*]*)\*\*?/g, '$1')
              .replace(/\[([^\]]*)\]\(\)/g, '$1'),
          ).not.toMatch(/[\\`*_[\]<>&|~$]/);
        }
        expect(bare.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(2);
      }),
      { numRuns: 300 },
    );
  });

  test('would catch somebody named who did not agree: in the lines above, in the words of others, by an address or a link', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api, 'list');
    const quiet = { place: 'mail', address: 'quiet@example.org', name: 'Quiet Reader' };
    api.ingest({
      sourceId,
      messages: [
        incoming('a', { author: quiet, text: 'Please.\n-- \nQuiet', url: 'https://x.example/quiet' }),
        incoming('b', {
          references: ['a'],
          sentAt: start + 1,
          text: 'On Monday, Quiet Reader <quiet@example.org> wrote:\n> Please.\nQUIET is right. Quietly so.',
        }),
      ],
    });
    const scope = { view: 'open', filter: null, sort: 'newest' } as const;
    const conversation = api.conversation({ id: api.inboxPage({ scope, before: null, limit: 1 }).rows[0]!.id });
    const [asker, other] = conversation.messages.map(({ from }) => from!.personId) as [number, number];
    api.setCreditWish({ id: asker, wish: 'anonymous' });
    const namings = api.namings({ personIds: [asker, other] });
    const content = conversationContent(
      conversation,
      { labels: [], notes: [noteOf('Ask Quiet Reader.')], namings },
      setting,
    );
    for (const text of [
      conversationMarkdown(content).replaceAll('\\', ''),
      parsed(conversationHtml(content, setting)).words,
    ]) {
      expect(text).not.toMatch(/quiet(?!ly)/i);
      expect(text).not.toContain('Reader 1');
      expect(text).not.toContain('reader-1@');
      expect(text).toContain('Someone in list (1)');
      expect(text).toContain('Someone in list (2)');
      expect(text).toContain('Quietly so.');
    }
  });
});
