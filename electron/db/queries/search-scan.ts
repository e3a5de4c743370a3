import type { WritableDb } from '../open.ts';
import { everyPart, type Part } from './search-parts.ts';
import { windowFloor } from './search-windows.ts';

/** One alternative of a query, ready to be asked. */
export interface Plan {
  parts: Part[];
  /** Ids from `low` up to but without `high`: the dates. */
  low: number;
  high: number;
}

export interface ScanLimits {
  /** Ids below this one. */
  before: number;
  /** Ids that are wanted. */
  limit: number;
  /** When to stop, on the clock of `performance.now`. */
  deadline: number;
  /** With this many ids found, `laterDeadline` holds. */
  enough: number;
  laterDeadline: number;
}

export interface Scanned {
  /** Newest first. */
  ids: number[];
  /** Every match from this id upwards has been found; 0 when all have. */
  reached: number;
}

/** Of a query of a thousand words, a few are compared. */
const mostCompared = 8;
/** The parts of a query are compared over so many messages to find the rarest. */
const firstWindow = 4096;
const mostAtOnce = 1024;
/** Without anything else to ask of them, ids are listed in pieces of this size. */
const listedAtOnce = 8192;
/** Milliseconds that one look should take. */
const lookTime = 1;
/** So many looks are made whatever the clock says: a machine that is busy with other things answers all the same. */
const fewestLooks = 4;

/** Finds the newest matches of one alternative, as far as limit and time allow. */
function scanned(database: WritableDb, plan: Plan, limits: ScanLimits, plans: number): Scanned {
  const { limit, deadline } = limits;
  let high = Math.min(limits.before, plan.high);
  const driver = drivingPart(database, plan, high, deadline);
  const others = plan.parts.filter((part) => part !== driver || !part.exact).sort((a, b) => a.cost - b.cost);
  const found: number[] = [];
  const fewest = others.length > 0 ? fewestLooks / plans : 1;
  let atOnce = Math.min(mostAtOnce / 4, Math.max(64, limit));
  for (let looks = 1; high > plan.low; looks += 1) {
    const started = performance.now();
    const { low } = plan;
    const wanted = others.length > 0 ? atOnce : Math.min(listedAtOnce, limit - found.length);
    const listed = driver.next!({ low, high }, wanted, deadline);
    for (const id of filtered(listed.ids, others)) found.push(id);
    high = listed.reached;
    if (found.length >= limit) {
      found.length = limit;
      return { ids: found, reached: found.at(-1)! };
    }
    const now = performance.now();
    if (looks >= fewest && now > deadline) break;
    if (found.length >= limits.enough && now > limits.laterDeadline) break;
    const share = lookTime / Math.max(now - started, lookTime / 8);
    if (others.length > 0) atOnce = Math.min(mostAtOnce, Math.max(32, Math.round(atOnce * Math.min(share, 2))));
  }
  return { ids: found, reached: high <= plan.low ? 0 : high };
}

/** Which of these ids, newest first, match one alternative. */
export function matchingIds(plan: Plan, ids: readonly number[]): number[] {
  const within = ids.filter((id) => id >= plan.low && id < plan.high);
  return filtered(
    within,
    plan.parts.toSorted((a, b) => a.cost - b.cost),
  );
}

function filtered(ids: readonly number[], parts: readonly Part[]): number[] {
  let left = [...ids];
  for (const part of parts) {
    if (left.length === 0) return left;
    const held = part.among(left);
    left = left.filter((id) => held.has(id) !== part.negated);
  }
  return left;
}

/** The part that lists the fewest: the one whose newest matches reach back furthest. */
function drivingPart(database: WritableDb, plan: Plan, high: number, deadline: number): Part {
  const able = plan.parts.filter((part) => part.next !== null && !part.negated);
  const candidates = able.sort((a, b) => a.cost - b.cost).slice(0, mostCompared);
  if (candidates.length === 0) return everyPart(database);
  if (candidates.length === 1) return candidates[0]!;
  const low = Math.max(plan.low, windowFloor(database, high, firstWindow, deadline));
  const tried = candidates.map((part) => {
    const { ids } = part.next!({ low, high }, 128, deadline);
    return { part, listed: ids.length, last: ids.at(-1) ?? low };
  });
  tried.sort((a, b) => a.listed - b.listed || a.last - b.last || a.part.cost - b.part.cost);
  return tried[0]!.part;
}

/** Finds the newest matches of any alternative. */
export function scannedAll(database: WritableDb, plans: readonly Plan[], limits: ScanLimits): Scanned {
  if (plans.length === 1) return scanned(database, plans[0]!, limits, 1);
  const started = performance.now();
  const all = plans.map((plan, index) => {
    // Each has its share of the time, so that one without matches does not starve the others.
    const share = (deadline: number): number => started + ((deadline - started) * (index + 1)) / plans.length;
    const ownLimits = { ...limits, deadline: share(limits.deadline), laterDeadline: share(limits.laterDeadline) };
    return scanned(database, plan, ownLimits, plans.length);
  });
  // Below what one alternative has reached, others may have found ids before its own.
  const reached = Math.max(0, ...all.map((it) => it.reached));
  const ids = [...new Set(all.flatMap((it) => it.ids))].filter((id) => id >= reached).sort((a, b) => b - a);
  if (ids.length <= limits.limit) return { ids, reached };
  return { ids: ids.slice(0, limits.limit), reached: ids[limits.limit - 1]! };
}
