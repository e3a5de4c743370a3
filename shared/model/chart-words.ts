import { stepOf } from './chart-time.ts';
import type { ChartGrouping } from './report-document.ts';
import type { ChartData } from './report-material.ts';

const numbers = new Intl.NumberFormat('en-GB');

/** What a chart shows, in words: how many, where most of them are, and where none. */
export function chartSummary({ bars, total }: ChartData, by: ChartGrouping): string {
  if (total === 0 || bars.length === 0) return 'Nothing was found.';
  const sentences = stepOf(by) === null ? groupSentences(bars, total, by) : timeSentences(bars, total);
  return sentences.join(' ');
}

function messages(count: number): string {
  return count === 1 ? '1 message' : `${numbers.format(count)} messages`;
}

function timeSentences(bars: ChartData['bars'], total: number): string[] {
  const first = bars[0]!.label;
  const last = bars.at(-1)!.label;
  if (bars.length === 1) return [`${messages(total)}, ${inSentence(first)}.`];
  const most = Math.max(...bars.map(({ count }) => count));
  const peaks = bars.filter(({ count }) => count === most);
  const none = bars.filter(({ count }) => count === 0).length;
  return [
    `${messages(total)}, from ${inSentence(first, 'the')} to ${inSentence(last, 'the')}.`,
    `Most in ${inSentence(peaks[0]!.label, 'the')}${peaks.length > 1 ? ' among others' : ''}, with ${numbers.format(most)}.`,
    ...(none === 0 ? [] : [`None in ${none === 1 ? 'one' : numbers.format(none)} of ${bars.length}.`]),
    ...halves(bars),
  ];
}

/** Whether it became more, said only where nobody could see it otherwise. */
function halves(bars: ChartData['bars']): string[] {
  if (bars.length < 4) return [];
  const middle = Math.floor(bars.length / 2);
  const sum = (part: ChartData['bars']): number => part.reduce((all, { count }) => all + count, 0);
  const [before, after] = [sum(bars.slice(0, middle)), sum(bars.slice(-middle))];
  if (after >= 2 * before && after > 3) return ['More in the later half than in the earlier one.'];
  if (before >= 2 * after && before > 3) return ['Fewer in the later half than in the earlier one.'];
  return [];
}

function inSentence(label: string, article = ''): string {
  if (!label.startsWith('Week of ')) return label;
  return `${article === '' ? 'in the ' : 'the '}w${label.slice(1)}`;
}

function groupSentences(bars: ChartData['bars'], total: number, by: ChartGrouping): string[] {
  const shown = bars.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  const [first, ...rest] = shown;
  if (!first) return [`${messages(total)}, ${by === 'label' ? 'none with a label' : 'none of them marked'}.`];
  const named = rest.slice(0, 2).map(({ label, count }) => `${label} with ${numbers.format(count)}`);
  const others = rest.length - named.length;
  const behind = [...named, ...(others > 0 ? [others === 1 ? 'one other' : `${others} others`] : [])];
  return [
    `${messages(total)}.`,
    rest.length === 0
      ? `${shown[0]!.count === total ? 'All' : numbers.format(first.count)} in ${first.label}.`
      : `Most in ${first.label}, with ${numbers.format(first.count)}; then ${listed(behind)}.`,
    ...(by === 'source' ? [] : [`One message can stand under several.`]),
  ];
}

function listed(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}
