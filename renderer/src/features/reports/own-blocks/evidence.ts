import type { ContentBlock } from '../../../../../shared/model/report-content.ts';
import { text } from '../../../text.ts';
import { attribution, element, words } from './element.ts';

/** A quote, and under it those who say the same. */
export function drawnEvidence({ quote, by, also }: Extract<ContentBlock, { type: 'evidence' }>): HTMLElement {
  const figure = element('figure', 'report-quote', words('blockquote', 'report-quote-words', quote));
  const source = element('figcaption', 'report-quote-source', element('p', '', ...attribution(by)));
  if (also.length > 0) {
    source.append(
      element('p', 'own-also', text.reportBlocks.also),
      element('ul', 'own-also-list', ...also.map((one) => element('li', '', ...attribution(one)))),
    );
  }
  figure.append(source);
  return figure;
}
