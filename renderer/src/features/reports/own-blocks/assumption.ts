import type { ContentBlock } from '../../../../../shared/model/report-content.ts';
import { text } from '../../../text.ts';
import { day, element, words } from './element.ts';

const own = text.reportBlocks;

/** A judgement held in suspension, what speaks for and against it, and how it came out. */
export function drawnAssumption(assumption: Extract<ContentBlock, { type: 'assumption' }>): HTMLElement {
  const { sentence, lookAgain, outcome } = assumption;
  return element(
    'section',
    'own-card own-assumption',
    element('header', 'own-lead', element('span', '', own.names.assumption)),
    words('p', 'own-title', sentence),
    ...grounds(own.speaksFor, assumption.for),
    ...grounds(own.speaksAgainst, assumption.against),
    outcome === null ? null : element('p', 'own-sublead', own.outcome),
    outcome === null ? null : words('p', 'own-words', outcome),
    outcome !== null || lookAgain === null ? null : element('p', 'own-quiet', own.lookAgain(day(lookAgain))),
  );
}

function grounds(lead: string, sentences: readonly string[]): HTMLElement[] {
  if (sentences.length === 0) return [];
  return [
    element('p', 'own-sublead', lead),
    element('ul', 'own-grounds', ...sentences.map((one) => words('li', '', one))),
  ];
}
