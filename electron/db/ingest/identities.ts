import type { IncomingAuthor } from '../../../shared/model/incoming.ts';
import { spacedText } from '../../../shared/model/words.ts';
import type { WritableDb } from '../open.ts';
import { run, statement } from '../statements.ts';

interface KnownIdentity {
  id: number;
  name: string | null;
}

/** Who writes: the same address at the same place is the same identity, and a new one is a new person. */
export function createIdentities(database: WritableDb) {
  const select = statement(database, 'SELECT id, name FROM identities WHERE place = ? AND address = ?');
  const deleteText = statement(database, 'DELETE FROM records_fts WHERE rowid = ?');
  const insertText = statement(database, 'INSERT INTO records_fts (rowid, title, body) VALUES (?, ?, ?)');
  const selectNames = statement(database, 'SELECT name, address FROM identities WHERE id = ?');
  const queueVoices = statement(
    database,
    `INSERT OR IGNORE INTO voice_queue SELECT person_id FROM identities WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const known = new Map<string, KnownIdentity>();
  /** New or newly named in this batch. */
  const unindexed = new Set<number>();
  /** Who spoke in this batch. */
  const heard = new Set<number>();
  let ours: Set<number> | null = null;
  let joined: boolean | null = null;

  function ownIdentities(): Set<number> {
    ours ??= new Set(
      statement(database, 'SELECT identities.id FROM people JOIN identities ON person_id = people.id WHERE ours = 1')
        .pluck()
        .all() as number[],
    );
    return ours;
  }

  function made(place: string, address: string, author: IncomingAuthor): KnownIdentity {
    const name = author.name ?? null;
    const sql = 'INSERT INTO people (name, created_at) VALUES (?, ?)';
    const person = run(database, sql, name || address, Date.now());
    const { id } = run(
      database,
      'INSERT INTO identities (person_id, place, address, name, url) VALUES (?, ?, ?, ?, ?)',
      person.id,
      place,
      address,
      name,
      author.url ?? null,
    );
    unindexed.add(id);
    return { id, name };
  }

  /** A name that arrives later also names the person, as long as nobody has named them otherwise. */
  function named(identity: KnownIdentity, address: string, name: string): void {
    run(database, 'UPDATE identities SET name = ? WHERE id = ?', name, identity.id);
    run(
      database,
      'UPDATE people SET name = ? WHERE id = (SELECT person_id FROM identities WHERE id = ?) AND name = ?',
      name,
      identity.id,
      address,
    );
    identity.name = name;
    if (!unindexed.has(identity.id)) deleteText.run(identity.id * 4);
    unindexed.add(identity.id);
  }

  return {
    /** The id of the author's identity, null for a message without an author. */
    idOf(author: IncomingAuthor | null, sourceId: number): number | null {
      if (!author || author.address === '') return null;
      const place = author.place ?? `source:${sourceId}`;
      const address = place === 'mail' ? author.address.toLowerCase() : author.address;
      const key = `${place} ${address}`;
      const found = known.get(key) ?? (select.get(place, address) as KnownIdentity | undefined);
      const identity = found ?? made(place, address, author);
      if (author.name && !identity.name) named(identity, address, author.name);
      known.set(key, identity);
      heard.add(identity.id);
      return identity.id;
    },
    /** Whether one of us speaks under it. */
    isOurs(id: number | null): boolean {
      return id !== null && ownIdentities().has(id);
    },
    anyOurs: (): boolean => ownIdentities().size > 0,
    /** Whether any person has several identities. */
    anyJoined(): boolean {
      joined ??= statement(database, 'SELECT 1 FROM people WHERE joined_into IS NOT NULL LIMIT 1').get() !== undefined;
      return joined;
    },
    /** At the end of the batch: what is kept about those who spoke follows when nothing else is to do. */
    queueVoices(): void {
      if (heard.size === 0) return;
      queueVoices.run(JSON.stringify([...heard]));
      heard.clear();
    },
    /** At the end of the batch, for the same reason as the texts of messages. */
    indexNames(): void {
      for (const id of unindexed) {
        const { name, address } = selectNames.get(id) as { name: string | null; address: string };
        insertText.run(id * 4, name === null ? null : spacedText(name), spacedText(address));
      }
      unindexed.clear();
    },
    forget(): void {
      known.clear();
      unindexed.clear();
      heard.clear();
      ours = null;
      joined = null;
    },
  };
}
