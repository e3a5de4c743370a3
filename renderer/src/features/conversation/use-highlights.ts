import { useEffect } from 'react';
import type { MessageTarget } from '../../stores/navigation.ts';
import { hitRanges } from '../../hit-words.ts';

const name = 'search-hit';

/** Lights up the words that were searched for, without touching the text itself. */
export function useHighlights(target: MessageTarget | null, ready: boolean): void {
  useEffect(() => {
    if (target === null || !ready || CSS.highlights === undefined) return;
    const message = document.querySelector(`[data-message="${target.messageId}"]`);
    if (message === null) return;
    const ranges: Range[] = [];
    const walker = document.createTreeWalker(message, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      for (const [start, end] of hitRanges(node.textContent ?? '', target.words)) {
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        ranges.push(range);
      }
    }
    CSS.highlights.set(name, new Highlight(...ranges));
    return () => {
      CSS.highlights.delete(name);
    };
  }, [target, ready]);
}
