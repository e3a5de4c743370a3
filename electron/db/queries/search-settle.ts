import { foldedWords, spacedText } from '../../../shared/model/words.ts';
import { untoldMost } from '../../../shared/model/records.ts';
import { row, rows, run, statement } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { framedWord } from './search-corrections.ts';
import { languageMark, linkMark } from './search-plan.ts';

/** The ISO 639-1 code of a text's language, null when it cannot be told. */
export type LanguageOf = (text: string) => string | null;

interface QueuedMessage {
  id: number;
  reindex: number;
  subject: string;
  text: string;
  extra: string | null;
  name: string | null;
  address: string | null;
}

/** Whether messages wait for `settleSearch`. */
export function hasQueuedMessages(database: WritableDb): boolean {
  return row(database, 'SELECT 1 FROM search_queue LIMIT 1') !== undefined;
}

/** How many wait for `settleSearch`, counted up to `untoldMost`. */
export function queuedMessages(database: WritableDb): number {
  const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM search_queue LIMIT ${untoldMost})`;
  return row<{ count: number }>(database, sql)!.count;
}

/** Milliseconds that one step prepares messages for; writing them takes half as long again: a pause that nobody feels. */
const preparedFor = 7;
const messagesAtOnce = 100;

/**
 * One small step of what search needs and an import leaves undone: word beginnings, languages, the words of subjects and names.
 * The newest messages come first. @returns whether there is more to do
 */
export function settleSearch(database: WritableDb, languageOf: LanguageOf): boolean {
  const queued = rows<QueuedMessage>(
    database,
    `SELECT messages.id, reindex, subject, text, search_extra AS extra, identities.name, identities.address
     FROM (SELECT message_id, reindex FROM search_queue ORDER BY message_id DESC LIMIT ${messagesAtOnce}) AS queued
     CROSS JOIN messages ON messages.id = queued.message_id LEFT JOIN identities ON identities.id = identity_id`,
  );
  if (queued.length === 0) return run(database, 'DELETE FROM search_queue').changes > 0;
  const started = performance.now();
  database
    .transaction(() => {
      const entries: { message: QueuedMessage; beginnings: string }[] = [];
      const uses = new Map<string, number>();
      for (const message of queued) {
        entries.push({ message, beginnings: beginningsOf(message, languageOf) });
        for (const word of namingWords(message)) uses.set(word, (uses.get(word) ?? 0) + 1);
        if (performance.now() - started > preparedFor) break;
      }
      countWords(database, uses);
      entries.reverse();
      for (const { message } of entries) run(database, 'DELETE FROM search_queue WHERE message_id = ?', message.id);
      for (const { message } of entries) if (message.reindex === 1) indexAgain(database, message);
      const remove = statement(database, 'DELETE FROM message_beginnings WHERE rowid = ?');
      const known = statement(database, 'SELECT 1 FROM message_beginnings_docsize WHERE id = ?');
      const insert = statement(database, 'INSERT INTO message_beginnings (rowid, beginnings) VALUES (?, ?)');
      for (const { message, beginnings } of entries) {
        if (known.get(message.id)) remove.run(message.id);
        insert.run(message.id, beginnings);
      }
    })
    .immediate();
  return true;
}

function senderOf({ name, address }: QueuedMessage): string {
  return `${name ?? ''} ${address ?? ''}`;
}

/** The beginnings of all words of a message, and its marks. */
function beginningsOf(message: QueuedMessage, languageOf: LanguageOf): string {
  const text = `${message.subject}\n${senderOf(message)}\n${message.text}\n${message.extra ?? ''}`;
  const beginnings = new Set<string>();
  for (const word of new Set(foldedWords(text))) {
    const letters = /^[\x00-\uffff]*$/.test(word) ? word : [...word];
    for (const length of [2, 3, 4, 6]) {
      if (letters.length < length) break;
      const beginning = letters.slice(0, length);
      beginnings.add(typeof beginning === 'string' ? beginning : beginning.join(''));
    }
  }
  if (/https?:\/\//.test(message.text)) beginnings.add(linkMark);
  const language = languageOf(ownWords(message.text));
  if (language !== null) beginnings.add(languageMark(language));
  return [...beginnings].join(' ');
}

/** UTF-16 code units. */
const readForLanguage = 400;

/** The first lines that are not quoted: enough to tell the language by. */
export function ownWords(text: string): string {
  let words = '';
  for (const line of text.slice(0, 4000).split('\n')) {
    if (line.startsWith('>')) continue;
    words += `${line}\n`;
    if (words.length >= readForLanguage) break;
  }
  return words.slice(0, readForLanguage);
}

function namingWords(message: QueuedMessage): Set<string> {
  const words = foldedWords(`${message.subject} ${message.name ?? ''}`);
  return new Set(words.filter((word) => word.length >= 4 && word.length <= 31 && /\p{L}/u.test(word)));
}

function countWords(database: WritableDb, uses: ReadonlyMap<string, number>): void {
  const add = statement(database, 'UPDATE search_words SET uses = uses + ? WHERE word = ?');
  const made: { id: number; word: string }[] = [];
  for (const [word, count] of uses) {
    if (add.run(count, word).changes > 0) continue;
    made.push({ id: run(database, 'INSERT INTO search_words (word, uses) VALUES (?, ?)', word, count).id, word });
  }
  for (const { id, word } of made) {
    run(database, 'INSERT INTO search_word_parts (rowid, word) VALUES (?, ?)', id * 32 + word.length, framedWord(word));
  }
}

/** A message with letters of a script without spaces, indexed before they stood alone. */
function indexAgain(database: WritableDb, message: QueuedMessage): void {
  const texts = [message.subject, senderOf(message), `${message.text}\n${message.extra ?? ''}`];
  const spaced = texts.map(spacedText);
  if (spaced.every((text, index) => text === texts[index])) return;
  run(database, 'DELETE FROM messages_fts WHERE rowid = ?', message.id);
  run(database, 'INSERT INTO messages_fts (rowid, subject, sender, body) VALUES (?, ?, ?, ?)', message.id, ...spaced);
}

/** Pages of an index that one step merges. */
const mergedPages = 64;

/** Merges a little of what an import left in many pieces. True while there is more to do. */
export function mergeSearchIndex(database: WritableDb, table: 'messages_fts' | 'message_beginnings'): boolean {
  const before = changes(database);
  run(database, `INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`, mergedPages);
  // Fewer than two changes mean that there was nothing left to merge (FTS5, "The 'merge' command").
  return changes(database) - before >= 2;
}

function changes(database: WritableDb): number {
  return row<{ count: number }>(database, 'SELECT total_changes() AS count')!.count;
}
