/**
 * The pages, from 1, of the places that links within a PDF lead to, by their names. Reads what Chromium writes: a table of
 * cross references, objects that are not packed, and names of places in the catalogue (ISO 32000-1, 7.5 and 12.3.2.3).
 * @returns nothing where the file is another
 */
export function pagesOfPlaces(pdf: Buffer): ReadonlyMap<string, number> {
  const object = objectsOf(pdf);
  const trailer = pdf.subarray(pdf.lastIndexOf('trailer')).toString('latin1');
  const catalogue = object(referenceOf(trailer, 'Root'));
  const pages = new Map(leaves(object, referenceOf(catalogue, 'Pages')).map((id, index) => [id, index + 1]));
  const places = new Map<string, number>();
  for (const [, name, id] of object(referenceOf(catalogue, 'Dests')).matchAll(/\/([\w-]+) \[(\d+) 0 R\b/g)) {
    const page = pages.get(Number(id));
    if (page !== undefined) places.set(name!, page);
  }
  return places;
}

type Objects = (id: number | null) => string;

/** Gives the words of an object by its number, '' where there is none. */
function objectsOf(pdf: Buffer): Objects {
  const start = Number(/startxref\s+(\d+)/.exec(pdf.subarray(-64).toString('latin1'))?.[1] ?? Number.NaN);
  const table = Number.isNaN(start) ? '' : pdf.subarray(start).toString('latin1');
  const [head, first, count] = /^xref\s+(\d+) (\d+)\s+/.exec(table) ?? [];
  return (id) => {
    if (head === undefined || id === null || id < Number(first) || id >= Number(first) + Number(count)) return '';
    // Every entry takes twenty bytes, ten of them say where the object stands.
    const entry = head.length + (id - Number(first)) * 20;
    const at = Number(table.slice(entry, entry + 10));
    const end = pdf.indexOf('endobj', at);
    return end === -1 ? '' : pdf.subarray(at, end).toString('latin1');
  };
}

function referenceOf(dictionary: string, key: string): number | null {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary);
  return found === null ? null : Number(found[1]);
}

/** The pages below a node of the page tree, in their order. */
function leaves(object: Objects, id: number | null, depth = 0): number[] {
  const kids = /\/Kids \[([^\]]*)\]/.exec(object(id));
  if (id === null || depth > 20) return [];
  if (kids === null) return [id];
  return [...kids[1]!.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => leaves(object, Number(kid), depth + 1));
}
