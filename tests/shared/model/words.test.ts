import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { foldedWord, foldedWords, spacedText } from '../../../shared/model/words.ts';

/** Scripts in which people write to us; the tokenizer's own tables are older than Unicode, so rare letters may differ. */
const ranges: [number, number][] = [
  [0x20, 0x17f],
  [0x386, 0x3ce],
  [0x400, 0x527],
  [0x5d0, 0x5ea],
  [0x621, 0x64a],
  [0x904, 0x939],
  [0xe01, 0xe3a],
  [0x1ea0, 0x1eff],
  [0x2010, 0x206f],
  [0x3001, 0x30ff],
  [0x4e00, 0x4eff],
  [0xac00, 0xacff],
  [0x1f300, 0x1faff],
];

it('parts and folds text as the text index does (a word was shown as a hit and not found, or found and not shown)', () => {
  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE tokens USING fts5vocab (texts, instance)`);
  const insert = database.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)');
  const texts = new Map<number, string>();
  database.exec('BEGIN');
  for (const [from, to] of ranges) {
    for (let code = from; code <= to; code += 1) {
      if (/\p{Cn}/u.test(String.fromCodePoint(code))) continue;
      const text = `xq${String.fromCodePoint(code)}qx`;
      texts.set(code, text);
      insert.run(code, spacedText(text));
    }
  }
  database.exec('COMMIT');
  const found = new Map<number, string[]>();
  for (const row of database.prepare('SELECT doc, term FROM tokens ORDER BY doc, "offset"').iterate()) {
    const { doc, term } = row as { doc: number; term: string };
    found.set(doc, [...(found.get(doc) ?? []), term]);
  }
  const differing = [...texts].filter(([code, text]) => foldedWords(text).join(' ') !== found.get(code)!.join(' '));
  expect(differing.map(([code, text]) => `${code.toString(16)} ${text}: ${found.get(code)!.join(' ')}`)).toEqual([]);
  database.close();
});

it('takes letters of scripts without spaces one by one, and others word by word', () => {
  expect(foldedWords('漢字Café한글 naïve ไทย')).toEqual(['漢', '字', 'cafe', '한', '글', 'naive', 'ไ', 'ท', 'ย']);
  expect(spacedText('plain words')).toBe('plain words');
  expect(foldedWord('ÅNGSTRÖM')).toBe('angstrom');
});
