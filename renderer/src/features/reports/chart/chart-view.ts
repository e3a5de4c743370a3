import type { NodeView, NodeViewConstructor } from 'prosemirror-view';
import { chartKey } from '../../../../../shared/model/report-material.ts';
import { refineSearch, mistakeIn, typeSearch } from '../../../stores/search.ts';
import { useCounting } from '../../../stores/counting.ts';
import { text } from '../../../text.ts';
import type { MaterialStore } from '../own-blocks.ts';
import { editButton } from '../own-blocks/edit-button.ts';
import { element } from '../own-blocks/element.ts';
import type { AttrsOf } from '../own-blocks/insert.ts';
import { chartDrawing } from './chart-drawing.ts';

/** A chart on the page. Its bars take keys and clicks themselves; everything else is the page's. */
export function chartView(material: MaterialStore): NodeViewConstructor {
  return (first, page): NodeView => {
    const inner = element('div', 'own-drawn');
    const dom = element('div', 'own-block own-block-chart', inner);
    let node = first;
    let shown: string | null = null;
    let width = 0;
    dom.append(editButton(page, () => node));
    const draw = (): void => {
      dom.dataset['block'] = String(node.attrs['id']);
      const found = material.current();
      if (found === null) return;
      const { title, query, by, since, until } = node.attrs as AttrsOf<'chart'>;
      const key = chartKey({ query, by, since, until });
      const data = found.charts[key];
      const progress = useCounting.getState().progress[key] ?? 0;
      const now = JSON.stringify([title, key, data ?? Math.floor(progress * 100), width]);
      // A bar that has the focus keeps it while nothing changes.
      if (now === shown) return;
      shown = now;
      inner.replaceChildren(
        data === undefined
          ? chartWaiting(title, query, progress)
          : chartDrawing({ title, by, data, width, open: openWords }),
      );
    };
    draw();
    const sizes = new ResizeObserver(() => {
      // Pages grow by single pixels while a scroll bar comes; only what can be seen is drawn anew.
      if (Math.abs(dom.clientWidth - width) < 12) return;
      width = dom.clientWidth;
      draw();
    });
    sizes.observe(dom);
    const leaveMaterial = material.subscribe(draw);
    const leaveCounting = useCounting.subscribe(draw);
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false;
        if (next === node) return true;
        node = next;
        draw();
        return true;
      },
      stopEvent: (event) => event.target instanceof Element && event.target.closest('[role="button"], button') !== null,
      ignoreMutation: () => true,
      destroy: () => {
        sizes.disconnect();
        leaveMaterial();
        leaveCounting();
      },
    };
  };
}

/** The words behind a bar, in the search. */
function openWords(query: string): void {
  refineSearch({ type: 'message' });
  typeSearch(query);
}

/** In place of a chart that is being counted, or whose search is none. */
export function chartWaiting(title: string, query: string, progress: number): HTMLElement {
  const figure = document.createElement('figure');
  figure.className = 'chart';
  const caption = document.createElement('figcaption');
  caption.className = 'chart-title';
  caption.textContent = title;
  const line = document.createElement('p');
  line.className = 'chart-empty';
  const isWrong = mistakeIn(query) !== null;
  line.textContent = isWrong ? text.charts.wrong : text.charts.counting(Math.floor(progress * 100));
  figure.append(caption, line);
  return figure;
}
