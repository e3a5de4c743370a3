import { packedText, packedTogether } from '../packed-text.ts';
import type { WritableDb } from '../open.ts';
import { run, statement } from '../statements.ts';

/** A block's number times this, plus the place in it, is what stands with a message. */
export const blockSize = 64;
const packedAtOnce = 32;
/** Together they are read when one of them is; UTF-16 code units. */
const blockCharacters = 96 * 1024;
/** So few are packed each by itself. */
const fewest = 4;

/** What messages looked like where they came from. Those that will never be replaced are packed together. */
export function createSourceBlocks(database: WritableDb) {
  const insert = statement(database, 'INSERT INTO message_source (message_id, source) VALUES (?, ?)');
  const insertPlace = statement(
    database,
    'INSERT INTO message_source (message_id, source) VALUES (?, CAST(? AS INTEGER))',
  );
  const remove = statement(database, 'DELETE FROM message_source WHERE message_id = ?');
  let waiting: { messageId: number; source: string }[] = [];
  let characters = 0;

  function writeBack(): void {
    if (waiting.length < fewest) {
      for (const { messageId, source } of waiting) insert.run(messageId, packedText(source));
    } else {
      const content = packedTogether(waiting.map(({ source }) => source));
      const { id } = run(database, 'INSERT INTO source_blocks (content) VALUES (?)', content);
      for (const [place, { messageId }] of waiting.entries()) insertPlace.run(messageId, id * blockSize + place);
    }
    forget();
  }

  function forget(): void {
    waiting = [];
    characters = 0;
  }

  return {
    write(messageId: number, source: string, isFinal: boolean): void {
      if (!isFinal || source.length > blockCharacters / 2) {
        insert.run(messageId, packedText(source));
        return;
      }
      waiting.push({ messageId, source });
      characters += source.length;
      if (waiting.length >= packedAtOnce || characters >= blockCharacters) writeBack();
    },
    /** Of a message whose source was written alone. */
    remove: (messageId: number): void => void remove.run(messageId),
    /** At the end of a batch. */
    writeBack,
    forget,
  };
}
