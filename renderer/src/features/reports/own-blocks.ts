import type { Node } from 'prosemirror-model';
import type { NodeView, NodeViewConstructor } from 'prosemirror-view';
import type { ReportBlock } from '../../../../shared/model/report-document.ts';
import type { ContentBlock } from '../../../../shared/model/report-content.ts';
import type { ReportMaterial } from '../../../../shared/model/report-material.ts';
import { reportNames } from '../../../../shared/model/report-names.ts';
import { contentBlocks } from '../../../../shared/model/tell-report.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

/** What the blocks of our own rest on. They are drawn anew when it changes. */
export interface MaterialStore {
  current(): ReportMaterial | null;
  subscribe(listener: () => void): () => void;
}

/** Plain DOM, not React: a report can hold hundreds of them. */
export function ownBlockViews(material: MaterialStore): Record<string, NodeViewConstructor> {
  const view: NodeViewConstructor = (node) => ownBlockView(node, material);
  return { evidence: view };
}

function ownBlockView(first: Node, material: MaterialStore): NodeView {
  const dom = document.createElement('div');
  dom.className = 'own-block';
  let node = first;
  const draw = (): void => {
    dom.dataset['block'] = String(node.attrs['id']);
    const found = material.current();
    if (found === null) return;
    const names = reportNames(found.namings, 'wished');
    const blocks = contentBlocks([node.toJSON() as ReportBlock], found, names);
    dom.replaceChildren(...blocks.map(drawn));
  };
  draw();
  const leave = material.subscribe(draw);
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false;
      node = next;
      draw();
      return true;
    },
    destroy: leave,
  };
}

function drawn(block: ContentBlock): HTMLElement {
  if (block.type !== 'evidence') return element('p', 'report-quote-gone', text.reports.gone);
  const quote = element('blockquote', 'report-quote');
  const { who, place, date } = block.by;
  quote.append(
    element('p', 'report-quote-words', block.quote),
    element('footer', 'report-quote-source', [who, place, formatDay(date, Date.now())].filter(Boolean).join(' · ')),
  );
  return quote;
}

function element(name: string, className: string, words = ''): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = words;
  return made;
}
