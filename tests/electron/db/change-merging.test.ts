import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WritableDb } from '../../../electron/db/open.ts';
import { asking, changeRoom, day } from './change-room.ts';

const tables = [
  ...['changes', 'change_steps', 'conversation_changes', 'change_evidence', 'change_voices', 'change_tellings'],
  ...['notes', 'list_places'],
];

/** Every row of all that hangs on changes. */
function allRows(database: WritableDb): Record<string, unknown[]> {
  return Object.fromEntries(
    tables.map((table) => [table, database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  );
}

describe('merging and splitting changes', () => {
  it('loses no voice, and undoing any run of it restores every row exactly', async () => {
    // Both ends of a link, a quote, a word by hand; then merges and splits among the changes.
    const filling = fc.array(fc.tuple(fc.nat(2), fc.nat(5), fc.constantFrom('link', 'quote', 'asks', 'not')), {
      minLength: 1,
      maxLength: 14,
    });
    const moves = fc.array(fc.tuple(fc.constantFrom('merge', 'split'), fc.nat(3), fc.nat(3), fc.nat(5)), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(filling, moves, async (ties, steps) => {
        const { api, database, conversations, people, link, quote } = changeRoom(6);
        const changes = ['Export', 'Import', 'Names'].map((title) => api.createChange({ title }).id);
        for (const [change, index, kind] of ties) {
          const id = changes[change]!;
          if (kind === 'link') link(id, [conversations[index]!]);
          else if (kind === 'quote') api.addChangeEvidence({ id, evidenceIds: [quote(conversations[index]!)] });
          else api.setChangeVoice({ id, personId: people[index]!, asks: kind === 'asks' });
        }
        api.createNote({ target: { type: 'change', id: changes[0]! }, body: 'A note' });
        const start = allRows(database);
        let done = 0;
        for (const [kind, a, b, index] of steps) {
          const standing = api.listChanges(null).map(({ id }) => id);
          const one = standing[a % standing.length]!;
          const other = standing[b % standing.length]!;
          const voices = new Set([...(await asking(api, one)), ...(kind === 'merge' ? await asking(api, other) : [])]);
          try {
            if (kind === 'merge') {
              api.mergeChanges({ id: one, intoId: other });
              expect(await asking(api, one)).toEqual([...voices].sort());
              expect(api.changeDetail({ id: one }).id).toBe(other);
            } else {
              const split = api.splitChange({
                id: one,
                title: 'Another',
                conversationIds: [conversations[index]!],
                evidenceIds: [],
              });
              const after = new Set([...(await asking(api, one)), ...(await asking(api, split.id))]);
              expect([...after].sort()).toEqual([...voices].sort());
            }
            done += 1;
          } catch (error) {
            if (!['nothing-to-merge', 'nothing-to-split'].includes((error as { code?: string }).code ?? ''))
              throw error;
          }
        }
        const end = allRows(database);
        for (let step = 0; step < done; step += 1) api.undoLast(null);
        expect(allRows(database)).toEqual(start);
        for (let step = 0; step < done; step += 1) api.redoLast(null);
        expect(allRows(database)).toEqual(end);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('brings back what was split off: split, then merge, and everyone asks as before', async () => {
    const { api, conversations, link, quote } = changeRoom(4);
    const { id } = api.createChange({ title: 'Export' });
    link(id, conversations.slice(0, 3));
    api.addChangeEvidence({ id, evidenceIds: [quote(conversations[1]!), quote(conversations[3]!)] });
    const before = await asking(api, id);
    const split = api.splitChange({ id, title: 'Names', conversationIds: [conversations[1]!], evidenceIds: [] });
    expect(await asking(api, split.id)).toEqual(['Reader 1']);
    expect(api.changeDetail({ id: split.id }).evidence).toHaveLength(1);
    expect(api.changeDetail({ id: split.id }).steps).toMatchObject([{ state: 'heard', words: 'Split from “Export”' }]);
    api.mergeChanges({ id: split.id, intoId: id });
    expect(await asking(api, id)).toEqual(before);
    expect(api.changeDetail({ id }).merged).toEqual([{ id: split.id, title: 'Names' }]);
  });

  it('takes over what the other does not know: description, answer, tracker; and links by the old id lead to it', () => {
    const { api, conversations, link } = changeRoom(1);
    const one = api.createChange({ title: 'Export' }).id;
    const other = api.createChange({ title: 'Export names' }).id;
    api.updateChange({ id: one, title: 'Export', description: 'Umlauts go missing.' });
    api.moveChange({ id: one, state: 'accepted', words: 'In spring.', by: 'Product', at: day(2) });
    api.setChangeTracker({ id: one, url: 'https://github.com/owner/name/issues/12' });
    api.mergeChanges({ id: one, intoId: other });
    expect(api.changeDetail({ id: one })).toMatchObject({
      id: other,
      title: 'Export names',
      state: 'heard',
      description: 'Umlauts go missing.',
      answer: { words: 'In spring.' },
      tracker: { label: 'GitHub issue owner/name#12' },
    });
    link(one, conversations);
    expect(api.conversation({ id: conversations[0]! }).changes).toMatchObject([{ id: other }]);
  });
});
