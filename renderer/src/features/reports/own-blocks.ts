import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view';
import type { ContentBlock } from '../../../../shared/model/report-content.ts';
import type { ReportBlock, ReportPeriod } from '../../../../shared/model/report-document.ts';
import type { ReportMaterial } from '../../../../shared/model/report-material.ts';
import { reportNames, type ReportNames } from '../../../../shared/model/report-names.ts';
import { contentBlocks } from '../../../../shared/model/tell-report.ts';
import { text } from '../../text.ts';
import { chartView } from './chart/chart-view.ts';
import { drawnAssumption } from './own-blocks/assumption.ts';
import { drawnChange } from './own-blocks/change.ts';
import { drawnView } from './own-blocks/drawn-view.ts';
import { element } from './own-blocks/element.ts';
import { drawnEvidence } from './own-blocks/evidence.ts';
import { drawnChanged, drawnThanks, drawnUnanswered } from './own-blocks/gatherings.ts';
import { drawnPicture } from './own-blocks/picture.ts';
import { voicesView } from './own-blocks/voices.ts';

/** What the blocks of our own rest on. They are drawn anew when it changes. */
export interface MaterialStore {
  current(): ReportMaterial | null;
  /** What this block rests on was looked up: what is not there then is gone. */
  covers(block: ReportBlock): boolean;
  subscribe(listener: () => void): () => void;
}

const own = text.reportBlocks;

/** Plain DOM, not React: a report can hold hundreds of them. */
export function ownBlockViews(material: MaterialStore): Record<string, NodeViewConstructor> {
  const view: NodeViewConstructor = (node, page) => ownBlockView(node, page, material);
  return {
    evidence: view,
    change: view,
    thanks: view,
    changed: view,
    unanswered: view,
    assumption: view,
    message_image: view,
    voices: voicesView,
    chart: chartView(material),
  };
}

function ownBlockView(first: Node, page: EditorView, material: MaterialStore): NodeView {
  let shown: string | null = null;
  return drawnView(first, page, {
    waiting: element('p', 'own-quiet', own.loading),
    draw(node, inner) {
      const found = material.current();
      const block = node.toJSON() as ReportBlock;
      // What stands there stays until more is known: nothing flashes while something else is inserted.
      if (found === null || !material.covers(block)) return;
      const told = contentBlocks([block], found, namesOf(found))[0] ?? { type: 'missing' };
      const now = JSON.stringify([told, node.attrs]);
      if (now === shown) return;
      shown = now;
      inner.replaceChildren(drawn(told, node));
    },
    pressable: 'button, a',
    follow: (redraw) => material.subscribe(redraw),
  });
}

const names = new WeakMap<ReportMaterial, ReportNames>();

/** Worked out once for all blocks of a report. */
function namesOf(material: ReportMaterial): ReportNames {
  const known = names.get(material) ?? reportNames(material.namings, 'wished');
  names.set(material, known);
  return known;
}

function drawn(block: ContentBlock, { type, attrs }: Node): HTMLElement {
  const period = attrs as ReportPeriod;
  switch (block.type) {
    case 'evidence':
      return drawnEvidence(block);
    case 'change':
      return drawnChange(block, attrs['changeId'] as number);
    case 'thanks':
      return drawnThanks(block, period);
    case 'changed':
      return drawnChanged(block, period);
    case 'unanswered':
      return drawnUnanswered(block);
    case 'assumption':
      return drawnAssumption(block);
    case 'image':
      return drawnPicture(block);
    default:
      return element('p', 'own-gone', own.missing[type.name as keyof typeof own.missing]);
  }
}
