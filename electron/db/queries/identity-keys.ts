import {
  identityKeys,
  joinHint,
  signedWith,
  type IdentityKey,
  type JoinHint,
  type KnownAs,
  type SharedKey,
} from '../../../shared/model/same-person.ts';
import { row, rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';

/** Signatures are looked for in so many of the newest messages. */
const messagesRead = 15;
/** What more identities than this have in common says nothing about any two of them. */
const mostShared = 12;

type KnownIdentity = KnownAs & { id: number };

/** What a person's identities can have in common with others, and whom they could be the same as. */
export function settleKeys(database: WritableDb, personId: number): void {
  const identities = rows<KnownIdentity>(
    database,
    'SELECT id, place, address, name, url FROM identities WHERE person_id = ?',
    personId,
  );
  for (const identity of identities) {
    storeKeys(database, identity);
    storeSuggestions(database, identity);
  }
}

function storeKeys(database: WritableDb, identity: KnownIdentity): void {
  const texts = rows<{ text: string }>(
    database,
    `SELECT substr(text, -4000) AS text FROM messages WHERE identity_id = ? ORDER BY id DESC LIMIT ${messagesRead}`,
    identity.id,
  );
  const signatures = new Set(texts.flatMap(({ text }) => signedWith(text, identity.name)));
  const wanted = identityKeys(identity, [...signatures]);
  const stored = rows<{ key: string; signs: number }>(
    database,
    'SELECT key, signs FROM identity_keys WHERE identity_id = ?',
    identity.id,
  );
  const nameOf = ({ key, signs }: { key: string; signs: number | boolean }): string => `${Number(signs)} ${key}`;
  const wantedNames = new Set(wanted.map(nameOf));
  const storedNames = new Set(stored.map(nameOf));
  for (const { key, signs } of stored.filter((it) => !wantedNames.has(nameOf(it)))) {
    run(database, 'DELETE FROM identity_keys WHERE key = ? AND identity_id = ? AND signs = ?', key, identity.id, signs);
  }
  for (const { key, signs } of wanted.filter((it) => !storedNames.has(nameOf(it)))) {
    run(
      database,
      'INSERT INTO identity_keys (key, identity_id, signs) VALUES (?, ?, ?)',
      key,
      identity.id,
      signs ? 1 : 0,
    );
  }
}

/** Keys that this identity shares, by the other identity. */
function sharedKeys(database: WritableDb, id: number): Map<number, SharedKey[]> {
  const own = rows<Omit<IdentityKey, 'signs'> & { signs: number }>(
    database,
    'SELECT key, signs FROM identity_keys WHERE identity_id = ?',
    id,
  );
  const found = new Map<number, SharedKey[]>();
  for (const { key, signs } of own) {
    const others = rows<{ id: number; signs: number }>(
      database,
      `SELECT identity_id AS id, signs FROM identity_keys WHERE key = ? LIMIT ${mostShared + 2}`,
      key,
    );
    if (others.length > mostShared) continue;
    for (const other of others) {
      if (other.id === id) continue;
      const list = found.get(other.id) ?? [];
      list.push({ key, aSigns: signs === 1, bSigns: other.signs === 1 });
      found.set(other.id, list);
    }
  }
  return found;
}

function storeSuggestions(database: WritableDb, identity: KnownIdentity): void {
  const wanted = new Map<number, JoinHint>();
  for (const [otherId, shared] of sharedKeys(database, identity.id)) {
    const other = row<KnownIdentity>(
      database,
      'SELECT id, place, address, name, url FROM identities WHERE id = ?',
      otherId,
    )!;
    const hint = joinHint(identity, other, shared);
    if (hint) wanted.set(otherId, hint);
  }
  const stored = rows<{ id: number; otherId: number; reason: string; detail: string }>(
    database,
    `SELECT id, b_id AS otherId, reason, detail FROM join_suggestions WHERE a_id = :id
     UNION ALL SELECT id, a_id, reason, detail FROM join_suggestions WHERE b_id = :id`,
    { id: identity.id },
  );
  for (const { id, otherId, reason } of stored) {
    const hint = wanted.get(otherId);
    if (hint?.reason === reason) wanted.delete(otherId);
    else run(database, 'DELETE FROM join_suggestions WHERE id = ?', id);
  }
  for (const [otherId, { reason, detail }] of wanted) {
    run(
      database,
      'INSERT INTO join_suggestions (a_id, b_id, reason, detail) VALUES (?, ?, ?, ?)',
      Math.min(identity.id, otherId),
      Math.max(identity.id, otherId),
      reason,
      detail,
    );
  }
}
