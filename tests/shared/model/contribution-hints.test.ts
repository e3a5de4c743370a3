import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HintedMessage } from '../../../shared/model/contribution-hints.ts';
import { contributionHints, dismissalOf } from '../../../shared/model/contribution-hints.ts';
import { promiseHints } from '../../../shared/model/promise-hints.ts';

const nothingKnown: Parameters<typeof contributionHints>[1] = { contributions: [], dismissed: [], accepted: [] };

function said(id: number, text: string, more: Partial<HintedMessage> = {}): HintedMessage {
  return {
    id,
    externalId: `message-${id}`,
    inReplyTo: id === 1 ? null : `message-${id - 1}`,
    from: { name: `Reader ${id}`, address: `reader-${id}@example.org`, personId: id },
    date: id,
    subject: '',
    text,
    attachments: [],
    ours: false,
    ...more,
  };
}

const asker = { name: 'Reader 1', address: 'reader-1@example.org', personId: 1 };

/** What is found, shortly: which message, as what, and why. */
function found(messages: HintedMessage[], known = nothingKnown): string[] {
  return contributionHints(messages, known).map(({ messageId, kind, reason }) => `${messageId} ${kind} ${reason}`);
}

describe('thanks of others', () => {
  it.each([
    ['Thanks, that worked'],
    ['Thank you so much for the explanation!'],
    ['It works now.'],
    ['Ah, this solved my problem'],
    ['Vielen Dank, jetzt geht es'],
    ['Das hat geholfen.'],
    ['Merci beaucoup pour la réponse'],
    ['Ça marche maintenant !'],
    ['Muchas gracias por la respuesta'],
    ['Eso me ayudó.'],
  ])('make the message thanked for an answer: %s', (words) => {
    expect(found([said(1, 'How?'), said(2, 'Like this.'), said(3, words, { from: asker })])).toEqual([
      '2 answer thanked',
    ]);
  });

  it.each([
    ['Thanks in advance for an idea'],
    ['Danke im Voraus'],
    ["Merci d'avance"],
    ['Gracias de antemano'],
    ['Thanks, but that did not work for me'],
    ['Danke, das hilft leider nicht'],
    ['It fails as before.\n\nThanks,\nReader 1'],
    ['No, thanks'],
    ['Thankless work'],
    ['> Thanks, that worked\n\nWho said so?'],
  ])('are not taken for thanks where they are none (a sign-off made every mail an answer): %s', (words) => {
    expect(found([said(1, 'How?'), said(2, 'Like this.'), said(3, words, { from: asker })])).toEqual([]);
  });

  it('go to who is named, else to what is answered, never to the question or to oneself', () => {
    const thread = [said(1, 'How?'), said(2, 'Like this.'), said(3, 'Or like that.')];
    const named = said(4, 'Thanks @reader-2, perfect', { from: asker, inReplyTo: 'message-3' });
    expect(found([...thread, named])).toEqual(['2 answer thanked']);
    expect(found([...thread, { ...named, text: 'Thanks, perfect' }])).toEqual(['3 answer thanked']);
    expect(found([...thread, { ...named, inReplyTo: null, text: 'Thanks, perfect' }])).toEqual(['3 answer thanked']);
    expect(found([...thread, said(4, 'Thanks for asking this', { inReplyTo: 'message-1' })])).toEqual([]);
    expect(found([...thread, said(4, 'Thanks all', { from: thread[2]!.from })])).toEqual([]);
  });

  it('also count when one of us says them, and never make one of us a contributor', () => {
    const ours = said(3, 'Thank you, that helped', { ours: true });
    expect(found([said(1, 'How?'), said(2, 'Like this.'), ours])).toEqual(['2 answer thanked']);
    const answer = said(2, 'Like this.', { ours: true });
    expect(found([said(1, 'How?'), answer, said(3, 'Thank you', { from: asker })])).toEqual([]);
  });
});

describe('other hints', () => {
  it.each([
    ['Feature request: export as CSV', 'idea wish'],
    ['Hello.\n\nIt would be nice if the list could be sorted.', 'idea wish'],
    ['Es wäre schön, wenn man sortieren könnte.', 'idea wish'],
    ['Ce serait bien de pouvoir trier.', 'idea wish'],
    ['Sería genial poder ordenar.', 'idea wish'],
    ['Steps to reproduce:\n1. Open it', 'fault steps'],
    ['Schritte zum Reproduzieren: öffnen', 'fault steps'],
    ['It says\n\nTraceback (most recent call last):\n  File "x"', 'fault failure'],
    ['See https://github.com/example/project/pull/12 for it', 'content fix'],
    ['Fixed by https://gitlab.com/example/project/-/merge_requests/7.', 'content fix'],
    ['Patch attached.', 'content patch'],
    ['diff --git a/x b/x\n@@ -1 +1 @@', 'content patch'],
  ])('%s', (words, kind) => {
    expect(found([said(1, words)])).toEqual([`1 ${kind}`]);
  });

  it('point at the sentence of a wish (the whole mail was marked as the idea)', () => {
    const text = 'I use it daily. It would be great if names were kept, dots too. Regards';
    const [hint] = contributionHints([said(1, text)], nothingKnown);
    expect(text.slice(hint!.start!, hint!.end!)).toBe('It would be great if names were kept, dots too.');
  });

  it('accepted answers need no words; what is marked or waved away is not offered again', () => {
    const thread = [said(1, 'How?'), said(2, 'Like this.')];
    const accepted = { ...nothingKnown, accepted: [2] };
    expect(found(thread, accepted)).toEqual(['2 answer accepted']);
    const [hint] = contributionHints(thread, accepted);
    expect(contributionHints(thread, { ...accepted, dismissed: [dismissalOf(hint!)] })).toEqual([]);
    expect(contributionHints(thread, { ...accepted, contributions: [{ messageId: 2, kind: 'answer' }] })).toEqual([]);
  });
});

describe('promises of ours', () => {
  it.each([
    ['Thanks. I will ask the export team tomorrow. Bye', 'I will ask the export team tomorrow.'],
    ["We'll fix this in 4.1", "We'll fix this in 4.1"],
    ['Ich kläre das und melde mich.', 'Ich kläre das und melde mich.'],
    ['Nous allons corriger cela.', 'Nous allons corriger cela.'],
    ['Vamos a arreglarlo.', 'Vamos a arreglarlo.'],
  ])('%s', (text, sentence) => {
    const messages = [said(1, 'It fails'), said(2, text, { ours: true })];
    expect(promiseHints(messages, { promises: [], dismissed: [] })).toMatchObject([{ sentence, personId: 1 }]);
    expect(promiseHints(messages, { promises: [{ messageId: 2, sentence }], dismissed: [] })).toEqual([]);
  });

  it('are neither questions nor refusals, nor what others say', () => {
    const known = { promises: [], dismissed: [] };
    const ours = said(2, 'Shall I ask? Will I be heard? We will not do that.', { ours: true });
    expect(promiseHints([said(1, 'I will wait.'), ours], known)).toEqual([]);
  });
});

const fragments = fc.array(
  fc.oneof(
    fc.constantFrom(
      'thanks ',
      '@reader ',
      'I will ',
      'Traceback (most recent call last):\n',
      'https://a/pull/1',
      '\n\n',
      '. ',
    ),
    fc.constantFrom('> ', '-- \n', 'it would be nice if ', 'error: ', 'merci ', '\u0000', '\ud83d', '…', '\u202e'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  ),
  { maxLength: 30 },
);

describe('whatever is written', () => {
  it('nothing throws, and what is pointed at stands inside of the text (an offset behind the end broke the thread)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fragments, fc.boolean(), fc.nat(4)), { maxLength: 6 }), (parts) => {
        const messages = parts.map(([words, ours, person], index) =>
          said(index + 1, words.join(''), {
            ours,
            from: person === 4 ? null : { name: words[0] ?? '', address: words[1] ?? 'x', personId: person },
            inReplyTo: person % 2 === 0 ? null : `message-${person}`,
          }),
        );
        const textOf = (id: number): string => messages.find((message) => message.id === id)!.text;
        const hints = contributionHints(messages, { ...nothingKnown, accepted: [1, 99] });
        const promised = promiseHints(messages, { promises: [], dismissed: [] });
        for (const { messageId, start, end } of [...hints.filter(({ start }) => start !== null), ...promised]) {
          expect(textOf(messageId).slice(start!, end!).trim()).not.toBe('');
          expect(end).toBeLessThanOrEqual(textOf(messageId).length);
        }
        expect(new Set(hints.map(({ messageId, kind }) => `${messageId} ${kind}`)).size).toBe(hints.length);
      }),
      { numRuns: 300 },
    );
  });

  it('a long message costs no long time (a pattern went back and forth over a log file)', () => {
    const log = 'error '.repeat(2000) + ' '.repeat(5000) + 'a.b/'.repeat(3000) + 'https://x/'.repeat(2000);
    const begun = process.cpuUsage();
    contributionHints([said(1, log), said(2, `${'thanks '.repeat(3000)}`)], nothingKnown);
    const { user } = process.cpuUsage(begun);
    expect(user / 1000).toBeLessThan(500);
  });
});
