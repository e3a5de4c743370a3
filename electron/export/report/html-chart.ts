import type { ContentBlock } from '../../../shared/model/report-content.ts';
import { escaped } from '../html-page.ts';
import { printableLine } from '../plain-parts.ts';
import { reportWords } from './words.ts';

type Chart = Extract<ContentBlock, { type: 'chart' }>;

const width = 640;
const height = 216;
/** Room for the words under the columns and the figures above them. */
const base = 184;
const top = 22;
/** The width of a letter, about. */
const letter = 6.2;
/** So many columns have room for their figure above them, and so many words under them. */
const figuresFit = 20;
const wordsFit = 8;
const longWordsFit = 6;
/** More than that may go on on another page. */
const pageFits = 60;

/**
 * A chart as a figure: columns for time, bars for everything else. Whoever does not see it gets the figures as a table.
 * @param chart.number tells its ids from those of other charts of the same file
 */
export function chartHtml(chart: Chart, setting: { number: number; forPrint: boolean }): string {
  const title = escaped(printableLine(chart.title));
  if (chart.bars.length === 0) {
    return `<figure class="chart">
<figcaption dir="auto">${title}</figcaption>
<p class="missing">${reportWords.nothingFound}</p>
</figure>`;
  }
  return `<figure class="chart${chart.bars.length > pageFits ? ' long' : ''}">
<figcaption dir="auto">${title}</figcaption>
${chart.overTime ? `${columns(chart, setting.number)}\n${figures(chart, setting.forPrint)}` : bars(chart)}
</figure>`;
}

function columns({ title, summary, bars: values }: Chart, number: number): string {
  const most = Math.max(1, ...values.map(({ count }) => count));
  const step = width / values.length;
  const thick = Math.min(48, step * 0.68);
  const longest = Math.max(...values.map(({ label }) => label.length));
  const every = Math.ceil(values.length / (longest > 9 ? longWordsFit : wordsFit));
  // In the middle of those that it stands for, where they are many.
  const first = every > 2 ? Math.floor(every / 2) : 0;
  const drawn = values.map(({ label, count }, index) => {
    const middle = step * (index + 0.5);
    const tall = count === 0 ? 0 : Math.max(2, ((base - top) * count) / most);
    const parts = [
      `<rect class="column" x="${round(middle - thick / 2)}" y="${round(base - tall)}" width="${round(thick)}" height="${round(tall)}" rx="2"/>`,
    ];
    if (values.length <= figuresFit && count > 0) {
      parts.push(`<text class="figure" x="${round(middle)}" y="${round(base - tall - 5)}">${count}</text>`);
    }
    if (index % every === first) {
      const words = shortLabel(printableLine(label), step * every);
      // Half of it on either side, but never beyond the chart.
      const half = ([...words].length * letter) / 2;
      const x = round(Math.min(Math.max(middle, half), width - half));
      parts.push(`<text class="under" x="${x}" y="${base + 18}">${escaped(words)}</text>`);
    }
    return parts.join('');
  });
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="chart-${number}-title chart-${number}-words">
<title id="chart-${number}-title">${escaped(printableLine(title))}</title>
<desc id="chart-${number}-words">${escaped(printableLine(summary))}</desc>
<g aria-hidden="true">
<line class="ground" x1="0" y1="${base + 0.5}" x2="${width}" y2="${base + 0.5}"/>
${drawn.join('\n')}
</g>
</svg>`;
}

/** The same figures to read: behind one click on screen, in columns on paper. */
function figures({ bars: values }: Chart, forPrint: boolean): string {
  const rows = values
    .map(({ label, count }) => `<tr><th scope="row">${escaped(printableLine(label))}</th><td>${count}</td></tr>`)
    .join('\n');
  if (forPrint) {
    // The drawing says it all.
    if (values.length <= longWordsFit) return '';
    const told = values.length > figuresFit ? values.filter(({ count }) => count > 0) : values;
    const lines = told.map(({ label, count }) => `${printableLine(label)}: ${count}`);
    if (told.length < values.length) lines.push(reportWords.nothingElse);
    return `<ul class="figures">\n${lines.map((line) => `<li>${escaped(line)}</li>`).join('\n')}\n</ul>`;
  }
  return `<details class="figures">
<summary>${reportWords.figures}</summary>
<table>
<tbody>
${rows}
</tbody>
</table>
</details>`;
}

/** Each row says its words and its figure; the bar between them is for the eye alone. */
function bars({ bars: values }: Chart): string {
  const most = Math.max(1, ...values.map(({ count }) => count));
  const rows = values.map(({ label, count }) => {
    const long = round((100 * count) / most);
    return `<tr><th scope="row" dir="auto">${escaped(printableLine(label))}</th><td class="bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="column" width="${long}" height="10"/></svg></td><td class="figure">${count}</td></tr>`;
  });
  return `<table class="bars">
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

/** A label that stays within its room. */
function shortLabel(label: string, room: number): string {
  const most = Math.max(4, Math.floor(room / letter) - 1);
  const letters = [...label];
  return letters.length <= most ? label : `${letters.slice(0, most - 1).join('')}…`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
