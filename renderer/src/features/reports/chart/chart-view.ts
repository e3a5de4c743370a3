import type { NodeView, NodeViewConstructor } from 'prosemirror-view';
import { chartKey } from '../../../../../shared/model/report-material.ts';
import { refineSearch, mistakeIn, typeSearch } from '../../../stores/search.ts';
import { useCounting } from '../../../stores/counting.ts';
import { text } from '../../../text.ts';
import type { MaterialStore } from '../own-blocks.ts';
import { drawnView } from '../own-blocks/drawn-view.ts';
import type { AttrsOf } from '../own-blocks/insert.ts';
import { chartDrawing } from './chart-drawing.ts';

/** A chart on the page. Its bars take keys and clicks themselves; everything else is the page's. */
export function chartView(material: MaterialStore): NodeViewConstructor {
  return (first, page): NodeView => {
    let shown: string | null = null;
    let width = 0;
    return drawnView(first, page, {
      waiting: null,
      draw({ attrs }, inner) {
        const found = material.current();
        if (found === null) return;
        const { title, query, by, since, until } = attrs as AttrsOf<'chart'>;
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
      },
      pressable: '[role="button"], button',
      follow(redraw, place) {
        const sizes = new ResizeObserver(() => {
          // Pages grow by single pixels while a scroll bar comes; only what can be seen is drawn anew.
          if (Math.abs(place.clientWidth - width) < 12) return;
          width = place.clientWidth;
          redraw();
        });
        sizes.observe(place);
        const leaveMaterial = material.subscribe(redraw);
        const leaveCounting = useCounting.subscribe(redraw);
        return () => {
          sizes.disconnect();
          leaveMaterial();
          leaveCounting();
        };
      },
    });
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
