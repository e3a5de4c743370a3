import { describe, expect, test } from 'vitest';
import { tellingLanguages, tellingWords, type TellingFacts } from '../../../shared/model/telling-words.ts';

const facts: TellingFacts = {
  outcome: 'shipped',
  name: null,
  title: 'Export keeps every file name',
  quote: null,
  date: Date.UTC(2026, 2, 3, 12),
  words: 'In version 4.1.',
  timeZone: 'UTC',
};

describe('the draft of what to tell somebody', () => {
  test('is in their language; would catch a German asker told in English, or an unknown language failing', () => {
    expect(tellingWords(['de'], facts)).toMatchObject({
      language: 'de',
      words: expect.stringContaining('3. März 2026'),
    });
    expect(tellingWords(['fr'], facts).words).toContain('3 mars 2026');
    expect(tellingWords(['es'], facts).words).toContain('3 de marzo de 2026');
    expect(tellingWords(['ja', 'es'], facts).language).toBe('es');
    expect(tellingWords(['ja'], facts)).toMatchObject({
      language: 'en',
      words: expect.stringContaining('3 March 2026'),
    });
    expect(tellingWords([], facts).language).toBe('en');
  });

  test.each(tellingLanguages)('says what was asked, since when, and the words of the company: %s', (language) => {
    const shipped = tellingWords([language], { ...facts, name: 'reader-1' }).words;
    for (const part of ['reader-1', facts.title, '2026', 'In version 4.1.']) expect(shipped).toContain(part);
    const declined = tellingWords([language], {
      ...facts,
      outcome: 'declined',
      words: 'It would break older files.',
    }).words;
    expect(declined).toContain('It would break older files.');
    expect(declined).not.toMatch(/null|undefined/);
  });

  test('tells them in their own words where there are any, cut at a word', () => {
    const quote = `${'word '.repeat(200)}end`;
    const { words } = tellingWords(['en'], { ...facts, quote });
    expect(words).not.toContain(facts.title);
    expect(words).toContain('word …”');
    expect(words.length).toBeLessThan(600);
  });
});
