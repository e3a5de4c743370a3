import { stepOf } from '../../../../../shared/model/chart-time.ts';
import { chartSummary } from '../../../../../shared/model/chart-words.ts';
import type { ChartGrouping } from '../../../../../shared/model/report-document.ts';
import type { ChartBar, ChartData } from '../../../../../shared/model/report-material.ts';
import { text } from '../../../text.ts';
import { formatNumber } from '../../../text/count.ts';
import { axisLabels, shortened } from './axis-labels.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
/** The picture's own units are those of the page, so that its words stay readable on a narrow one. */
const usualWidth = 540;
const tall = 110;
const rowHeight = 28;
const figureWidth = 56;

interface Drawing {
  title: string;
  by: ChartGrouping;
  data: ChartData;
  /** How wide it is shown, CSS pixels; 0 while nobody knows. */
  width: number;
  /** Shows the words behind a bar. */
  open: (query: string) => void;
}

/** A chart as a picture whose bars are a list of buttons, with what it shows in words below. Plain DOM. */
export function chartDrawing({ title, by, data, width, open }: Drawing): HTMLElement {
  const figure = document.createElement('figure');
  figure.className = 'chart';
  if (title !== '') figure.append(words('figcaption', 'chart-title', title));
  if (data.bars.length === 0) {
    figure.append(words('p', 'chart-empty', text.charts.empty), words('p', 'quiet', text.charts.emptyHint));
    return figure;
  }
  const picture = (stepOf(by) === null ? rows : columns)(data.bars, width === 0 ? usualWidth : width);
  const list = picture.querySelector<SVGGElement>('.chart-bars')!;
  list.setAttribute('role', 'list');
  list.setAttribute('aria-label', title === '' ? text.charts.insertion[0] : title);
  movesByKeys(list, data.bars, open);
  figure.append(picture, words('p', 'chart-summary', chartSummary(data, by)));
  return figure;
}

function words(name: 'p' | 'figcaption', className: string, content: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.dir = 'auto';
  made.textContent = content;
  return made;
}

/** Bars from left to right, the last stretch of the axis in the full colour. */
function columns(bars: readonly ChartBar[], width: number): SVGSVGElement {
  const picture = svg(width, tall + 34);
  const list = part('g', { class: 'chart-bars' });
  const most = Math.max(...bars.map(({ count }) => count));
  const each = width / bars.length;
  const labels = axisLabels(bars, width);
  // Where every bar has a label of its own, none is newer than the rest.
  const newest = labels.length === bars.length ? 0 : (labels.at(-1)?.from ?? 0);
  const allFigures = each >= 26;
  bars.forEach((bar, at) => {
    const height = bar.count === 0 ? 1 : Math.max(3, (bar.count / most) * tall);
    const thick = Math.min(24, each * 0.66);
    const x = at * each + (each - thick) / 2;
    const y = tall + 14 - height;
    const shape = part('rect', { x, y, width: thick, height, rx: Math.min(3, thick / 4) });
    const reach = part('rect', { class: 'chart-reach', x: at * each, y: 0, width: each, height: tall + 14 });
    const made = barOf(bar, at >= newest ? 'chart-bar' : 'chart-bar chart-bar-before', [reach, shape]);
    if (bar.count > 0 && (allFigures || bar.count === most)) {
      made.append(label(formatNumber(bar.count), { x: x + thick / 2, y: y - 4, 'text-anchor': 'middle' }));
    }
    list.append(item(made));
  });
  const axis = part('g', { 'aria-hidden': 'true' });
  axis.append(part('line', { class: 'chart-axis', x1: 0, x2: width, y1: tall + 14.5, y2: tall + 14.5 }));
  for (const { words: shown, x, anchor } of labels) {
    if (shown !== '') axis.append(label(shown, { x, y: tall + 30, 'text-anchor': anchor }));
  }
  picture.append(list, axis);
  return picture;
}

/** One line a bar, its name before it and its figure behind it. */
function rows(bars: readonly ChartBar[], width: number): SVGSVGElement {
  const nameWidth = Math.min(168, Math.round(width * 0.36));
  const picture = svg(width, bars.length * rowHeight);
  const list = part('g', { class: 'chart-bars' });
  const most = Math.max(1, ...bars.map(({ count }) => count));
  bars.forEach((bar, at) => {
    const y = at * rowHeight;
    const long = bar.count === 0 ? 1 : Math.max(3, (bar.count / most) * (width - nameWidth - figureWidth));
    const middle = y + rowHeight / 2 + 4;
    const made = barOf(bar, 'chart-bar', [
      part('rect', { class: 'chart-reach', x: 0, y, width, height: rowHeight }),
      label(shortened(bar.label, nameWidth - 12), { class: 'chart-name', x: 0, y: middle }),
      part('rect', { x: nameWidth, y: y + 6, width: long, height: rowHeight - 12, rx: 3 }),
      label(formatNumber(bar.count), { x: nameWidth + long + 7, y: middle }),
    ]);
    list.append(item(made));
  });
  picture.append(list);
  return picture;
}

function svg(wide: number, high: number): SVGSVGElement {
  const made = document.createElementNS(svgNamespace, 'svg');
  made.setAttribute('viewBox', `0 0 ${wide} ${high}`);
  made.classList.add('chart-picture');
  return made;
}

function part(name: 'g' | 'rect' | 'line' | 'text' | 'title', attributes: Record<string, string | number> = {}) {
  const made = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function label(content: string, attributes: Record<string, string | number>): SVGElement {
  const made = part('text', attributes);
  made.textContent = content;
  return made;
}

function item(bar: SVGElement): SVGElement {
  const made = part('g', { role: 'listitem' });
  made.append(bar);
  return made;
}

/** What nothing stands behind is told but leads nowhere. */
function barOf(bar: ChartBar, className: string, parts: SVGElement[]): SVGElement {
  const name = text.charts.bar(bar.label, bar.count);
  const made = part('g', {
    class: className,
    role: bar.count > 0 ? 'button' : 'img',
    ...(bar.count > 0 ? { tabindex: -1 } : {}),
  });
  const hint = part('title');
  hint.textContent = name;
  made.append(hint, ...parts);
  return made;
}

/** One stop of the Tab key; arrows go from bar to bar, Enter opens. */
function movesByKeys(list: SVGGElement, bars: readonly ChartBar[], open: (query: string) => void): void {
  const all = [...list.querySelectorAll<SVGGElement>('.chart-bar')];
  const shown = bars.flatMap(({ query, count }, index) => (count === 0 ? [] : [{ query, bar: all[index]! }]));
  const stop = (index: number): void =>
    shown.forEach(({ bar }, at) => bar.setAttribute('tabindex', at === index ? '0' : '-1'));
  stop(0);
  shown.forEach(({ bar, query }, index) => {
    bar.addEventListener('click', () => open(query));
    bar.addEventListener('focus', () => stop(index));
    bar.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') open(query);
      else {
        const next = nextIndex(event.key, index, shown.length);
        if (next === null) return;
        shown[next]!.bar.focus();
      }
      event.preventDefault();
      event.stopPropagation();
    });
  });
}

function nextIndex(key: string, index: number, length: number): number | null {
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(index + 1, length - 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(index - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : null;
}
