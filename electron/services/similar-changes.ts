import type { SimilarChange } from '../../shared/model/change.ts';
import { similarTo, type Worded } from '../../shared/model/similar.ts';
import type { DatabaseClient } from '../db/client.ts';
import type { DescribedChange } from '../db/queries/change-merging.ts';

const mostShown = 5;
/** How much a word says by where it stands. */
const weights = { title: 3, description: 2, quotes: 1 };

/** Changes that people describe in like words, most alike first. */
export async function similarChanges(database: DatabaseClient, id: number): Promise<SimilarChange[]> {
  const standing = (await database.call('changeDetail', { id })).id;
  const byId = new Map<number, DescribedChange>();
  let after: number | null = 0;
  do {
    const slice: { changes: DescribedChange[]; next: number | null } = await database.call('describedChanges', {
      after,
    });
    for (const change of slice.changes) byId.set(change.id, change);
    after = slice.next;
  } while (after !== null);
  const own = byId.get(standing);
  if (!own) return [];
  return similarTo(worded(own), [...byId.values()].map(worded), mostShown).map(({ id: found, words }) => {
    const { title, state } = byId.get(found)!;
    return { id: found, title, state, words };
  });
}

function worded({ id, title, description, quotes }: DescribedChange): Worded {
  return {
    id,
    texts: [
      { text: title, weight: weights.title },
      { text: description, weight: weights.description },
      { text: quotes, weight: weights.quotes },
    ],
  };
}
