import type { PromiseMade } from '../../../../shared/model/giving.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

/** An open promise in a line. Its day comes first, where a narrow line cannot cut it off. */
export function promisedWords({ sentence, dueAt }: PromiseMade, now: number): string {
  if (dueAt === null) return text.giving.owedPromise(sentence);
  const day = formatDay(dueAt, now);
  return text.giving.promisedDue(dueAt < now ? text.giving.overdue(day) : text.giving.until(day), sentence);
}
