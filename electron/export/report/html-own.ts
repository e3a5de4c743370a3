import type { ContentBlock } from '../../../shared/model/report-content.ts';
import { escaped } from '../html-page.ts';
import { leaningLead, webLink, writtenDate, type DateSetting } from '../plain-parts.ts';
import { attributionHtml, lineHtml, originalHtml, wordsHtml } from './html-words.ts';
import { answerLead, askedLine, lookAgainLine, reportWords, stateWords } from './words.ts';

type Block<Type extends ContentBlock['type']> = Extract<ContentBlock, { type: Type }>;

/** A quote: the words, who said them, and who said the same. */
export function evidenceHtml({ quote, by, also }: Block<'evidence'>, dates: DateSetting): string {
  const link = webLink(by.url);
  const cite = link === null ? '' : ` cite="${escaped(link.href)}"`;
  const others =
    also.length === 0
      ? ''
      : `\n<p class="also">${reportWords.also}</p>
<ul class="also">
${also.map((one) => `<li>${attributionHtml(one, dates)}</li>`).join('\n')}
</ul>`;
  // What takes a good part of a page goes on where it stands.
  const isLong = quote.length > 900 || quote.split('\n').length > 14;
  return `<figure class="evidence${isLong ? ' long' : ''}">
<blockquote dir="auto"${cite}>${wordsHtml(quote)}</blockquote>
<figcaption><p>${attributionHtml(by, dates)}</p>${others}</figcaption>
</figure>`;
}

/** What people ask for, as a card. `number` tells its ids from those of other cards. */
export function changeHtml(change: Block<'change'>, dates: DateSetting, number: number): string {
  const { title, state, description, asks, answer, tracker } = change;
  const link = webLink(tracker?.url ?? null);
  const parts = [
    `<p class="card-title" id="card-${number}" dir="auto">${lineHtml(title)}</p>`,
    `<p class="state state-${state}">${stateWords[state]}</p>`,
    ...(description.trim() === '' ? [] : [`<p dir="auto">${wordsHtml(description)}</p>`]),
    ...(asks === '' ? [] : [`<p class="quiet">${lineHtml(asks)}</p>`]),
    ...(answer === null
      ? []
      : [
          `<p class="lead">${lineHtml(answerLead(answer, dates))}</p>`,
          `<blockquote dir="auto">${wordsHtml(answer.words)}</blockquote>`,
        ]),
    ...(tracker === null
      ? []
      : [`<p class="quiet">${lineHtml(tracker.label)}${link === null ? '' : `: ${originalHtml(link)}`}</p>`]),
  ];
  return `<article class="card change" aria-labelledby="card-${number}">\n${parts.join('\n')}\n</article>`;
}

export function thanksHtml({ people }: Block<'thanks'>, dates: DateSetting): string {
  const entries = people.map(({ who, gifts }) => {
    const given = gifts.map(({ words, date, url }) => {
      const day = writtenDate(date, dates);
      const link = webLink(url);
      const facts = [
        ...(day === null ? [] : [`<time datetime="${day.iso}">${escaped(day.day)}</time>`]),
        ...(link === null ? [] : [originalHtml(link)]),
      ];
      return `<li dir="auto">${lineHtml(words)}${facts.length === 0 ? '' : ` <span class="quiet">${facts.join(', ')}</span>`}</li>`;
    });
    const list = given.length === 0 ? '' : `\n<ul>\n${given.join('\n')}\n</ul>`;
    return `<li dir="auto"><strong>${lineHtml(who)}</strong>${list}</li>`;
  });
  return sectionHtml('thanks', reportWords.thanks, `<ul>\n${entries.join('\n')}\n</ul>`);
}

export function changedHtml({ items }: Block<'changed'>, dates: DateSetting): string {
  const entries = items.map(({ title, state, words, date }) => {
    const day = writtenDate(date, dates);
    const facts = `${stateWords[state]}${day === null ? '' : `, <time datetime="${day.iso}">${escaped(day.day)}</time>`}`;
    const said = words.trim() === '' ? '' : `\n<p dir="auto">${wordsHtml(words)}</p>`;
    return `<li dir="auto"><p><strong>${lineHtml(title)}</strong> <span class="quiet">${facts}</span></p>${said}</li>`;
  });
  return sectionHtml('changed', reportWords.changed, `<ul>\n${entries.join('\n')}\n</ul>`);
}

export function unansweredHtml({ items }: Block<'unanswered'>, dates: DateSetting): string {
  const entries = items.map(
    (item) =>
      `<li dir="auto"><p><strong>${lineHtml(item.title)}</strong></p>
<p class="quiet">${[...(item.asks === '' ? [] : [lineHtml(item.asks)]), lineHtml(askedLine(item, dates))].join(' ')}</p></li>`,
  );
  return sectionHtml('unanswered', reportWords.unanswered, `<ul>\n${entries.join('\n')}\n</ul>`);
}

/** Dissent, or why there is none. `inner` is the markup of its blocks. */
export function voicesHtml({ reason }: Block<'voices'>, inner: string): string {
  const none = reason.trim() === '' ? reportWords.noVoices : reason;
  return sectionHtml('voices', reportWords.voices, inner === '' ? `<p dir="auto">${wordsHtml(none)}</p>` : inner);
}

export function assumptionHtml(assumption: Block<'assumption'>, dates: DateSetting): string {
  const again = lookAgainLine(assumption.lookAgain, dates);
  const grounds = (lead: string, sentences: readonly string[]): string[] =>
    sentences.length === 0
      ? []
      : [
          `<p class="lead">${lead}</p>`,
          `<ul>\n${sentences.map((one) => `<li dir="auto">${wordsHtml(one)}</li>`).join('\n')}\n</ul>`,
        ];
  const parts = [
    `<p class="lead">${reportWords.assumption}</p>`,
    `<p class="card-title" dir="auto">${wordsHtml(assumption.sentence)}</p>`,
    ...grounds(reportWords.speaksFor, assumption.for),
    ...grounds(reportWords.speaksAgainst, assumption.against),
    ...(assumption.outcome === null
      ? []
      : [`<p class="lead">${reportWords.outcome}</p>`, `<p dir="auto">${wordsHtml(assumption.outcome)}</p>`]),
    ...(again === null || assumption.outcome !== null ? [] : [`<p class="quiet">${escaped(again)}</p>`]),
  ];
  return `<aside class="card assumption" aria-label="${reportWords.assumption}">\n${parts.join('\n')}\n</aside>`;
}

export function leaningHtml({ sentences }: Block<'leaning'>): string {
  return `<aside class="card assumption" aria-label="${reportWords.assumption}">
<p>${escaped(leaningLead)}</p>
<ul>
${sentences.map((one) => `<li dir="auto">${lineHtml(one)}</li>`).join('\n')}
</ul>
</aside>`;
}

function sectionHtml(kind: string, lead: string, inner: string): string {
  return `<section class="own ${kind}" aria-label="${escaped(lead)}">
<p class="section-lead">${escaped(lead)}</p>
${inner}
</section>`;
}
