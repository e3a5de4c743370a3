import type { ContentBlock } from '../../../../../shared/model/report-content.ts';
import { openChange } from '../../../stores/navigation.ts';
import { text } from '../../../text.ts';
import { day, element, outsideLink, words } from './element.ts';

/** What people ask for, who asks, and what the company says to it. */
export function drawnChange(change: Extract<ContentBlock, { type: 'change' }>, changeId: number): HTMLElement {
  const { title, state, description, asks, answer, tracker } = change;
  const own = text.reportBlocks;
  const opener = words('button', 'own-title own-open', title);
  opener.type = 'button';
  opener.tabIndex = -1;
  opener.title = own.openChange(title);
  opener.addEventListener('click', (event) => {
    event.stopPropagation();
    openChange(changeId);
  });
  return element(
    'section',
    'own-card own-change',
    element('header', 'own-head', opener, element('span', `own-state own-state-${state}`, own.state[state])),
    description.trim() === '' ? null : words('p', 'own-words', description),
    element(
      'p',
      'own-foot',
      element('span', '', asks === '' ? own.nobodyAsks : asks),
      tracker === null
        ? null
        : tracker.url === null
          ? element('span', 'own-tracker', tracker.label)
          : element('span', 'own-tracker', outsideLink(tracker.url, tracker.label)),
    ),
    answer === null
      ? null
      : element(
          'blockquote',
          'own-answer',
          words('p', 'own-words', answer.words),
          element(
            'footer',
            'own-quiet',
            [
              answer.by.trim() === '' ? own.answer : own.answeredBy(answer.by),
              ...(answer.date === null ? [] : [day(answer.date)]),
            ].join(' · '),
          ),
        ),
  );
}
