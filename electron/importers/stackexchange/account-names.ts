import type { ImportEntry } from '../types.ts';
import { dumpElements } from './rows.ts';

/** The display name of an account by its number, undefined where the dump does not know it. */
export type AccountNames = (account: number) => string | undefined;

/**
 * The display names of Users.xml. The large sites have millions of accounts, so names are kept as bytes, end to end:
 * about 20 bytes an account. `progress` is called every thousand rows.
 */
export async function readAccountNames(users: ImportEntry | null, progress: () => void): Promise<AccountNames> {
  if (users === null) return () => undefined;
  let accounts = new Int32Array(4096);
  /** Where the name of the account at the same place ends. */
  let ends = new Uint32Array(4096);
  let names = Buffer.alloc(64 * 1024);
  let count = 0;
  let isSorted = true;

  for await (const element of dumpElements(users.stream())) {
    if (element.type !== 'row') continue;
    const account = Number(element.row('Id') ?? Number.NaN);
    if (!Number.isInteger(account)) continue;
    if (count === accounts.length) {
      accounts = grown(accounts, new Int32Array(count * 2));
      ends = grown(ends, new Uint32Array(count * 2));
    }
    const name = Buffer.from(element.row('DisplayName') ?? '');
    const from = count === 0 ? 0 : (ends[count - 1] ?? 0);
    if (from + name.length > names.length) names = grown(names, Buffer.alloc((from + name.length) * 2));
    name.copy(names, from);
    isSorted &&= count === 0 || account > (accounts[count - 1] ?? 0);
    accounts[count] = account;
    ends[count] = from + name.length;
    count += 1;
    if (count % 1000 === 0) progress();
  }

  const order = isSorted ? null : Uint32Array.from({ length: count }, (_, index) => index);
  order?.sort((one, other) => (accounts[one] ?? 0) - (accounts[other] ?? 0));
  return (wanted) => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((accounts[order?.[middle] ?? middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    const index = order?.[low] ?? low;
    if (low >= count || accounts[index] !== wanted) return undefined;
    return names.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index]);
  };
}

function grown<T extends Int32Array | Uint32Array | Buffer>(from: T, to: T): T {
  to.set(from);
  return to;
}
