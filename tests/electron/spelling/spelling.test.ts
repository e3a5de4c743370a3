import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Spelling } from '../../../electron/spelling/spelling.ts';
import { createSpelling } from '../../../electron/spelling/spelling.ts';
import type { English } from '../../../shared/model/desktop.ts';
import { askedWords, isCheckable } from '../../../electron/spelling/words.ts';

let folder: string;
let spelling: Spelling;
let english: English;
const log = { info: (): void => {}, warn: (): void => {}, error: (): void => {} };
const begun = (): Spelling => createSpelling({ ownFile: ownFile(), english: () => english, log });
const ownFile = (): string => path.join(folder, 'own-words.txt');
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sameside-words-'));
  english = 'american';
  spelling = begun();
});
afterEach(() => {
  spelling.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('spelling', () => {
  it('finds what is wrong, and leaves alone what it cannot judge', async () => {
    // Catches red lines under other scripts, names in capitals, versions and contractions with curly apostrophes.
    const words = ['colors', 'conversaton', 'don’t', "don't", 'API', 'v2', 'Привет', '会話', 'x'];
    expect(await spelling.wrong(words)).toEqual(['conversaton']);
  });

  it('is American or British, from one word to the next', async () => {
    // Catches "colour" marked in a British text, and a choice that waits for a restart.
    const words = ['color', 'colour', 'organise', 'conversaton'];
    expect(await spelling.wrong(words)).toEqual(['colour', 'organise', 'conversaton']);
    english = 'british';
    expect(await spelling.wrong(words)).toEqual(['color', 'conversaton']);
    expect(await spelling.suggestions('coluor')).toContain('colour');
  });

  it('offers the word that was meant', async () => {
    expect(await spelling.suggestions('conversaton')).toContain('conversation');
    expect(await spelling.suggestions('x'.repeat(60))).toEqual([]);
  });

  it('takes a word as right at once and after a restart', async () => {
    expect(await spelling.wrong(['sameside'])).toEqual(['sameside']);
    await spelling.add('sameside');
    await spelling.add('sameside');
    expect(await spelling.wrong(['sameside'])).toEqual([]);
    expect(readFileSync(ownFile(), 'utf8')).toBe('sameside\n');
    spelling.stop();
    spelling = begun();
    expect(spelling.ownWords()).toBe(1);
    expect(await spelling.wrong(['sameside', 'samesidde'])).toEqual(['samesidde']);
  });

  it('answers what was asked when it is stopped', async () => {
    // Catches a context menu that never opens.
    const asked = spelling.wrong(['conversaton']);
    spelling.stop();
    expect(await asked).toEqual([]);
  });
});

describe('what a page may ask', () => {
  it('is a list of short strings and nothing else', () => {
    for (const value of [null, 'word', { length: 1 }, Array.from({ length: 1001 }, () => 'a')])
      expect(askedWords(value)).toEqual([]);
    expect(askedWords(['a', 7, 'b', null, 'x'.repeat(41)])).toEqual(['a', 'b']);
  });

  it('and no line end gets into the file of own words', () => {
    expect(isCheckable('two\nwords')).toBe(false);
  });
});
