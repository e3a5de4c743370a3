import type { ConversationContent, ConversationPart } from './conversation-content.ts';
import { escaped, htmlPage, type HtmlSetting } from './html-page.ts';
import { printableLine, printableText, webLink } from './plain-parts.ts';

const STYLE = `
article { margin-top: 1.8rem; }
article h2 { margin: 0; font-size: 1.1rem; }
article .facts { margin: 0 0 0.5rem; font-size: 0.88rem; color: #5b564e; }
.depth-1 { margin-inline-start: 1rem; }
.depth-2 { margin-inline-start: 2rem; }
.depth-3 { margin-inline-start: 3rem; }
.depth-4 { margin-inline-start: 4rem; }
.words { margin: 0 0 0.6em; white-space: pre-wrap; }
.aside { color: #5b564e; font-size: 0.92rem; padding-inline-start: 0.8rem; border-inline-start: 2px solid #c9c4bb; }
.writing { margin: 1.6rem 0; padding: 0.7rem 1rem 0.2rem; border: 1px dashed #9a6414; border-radius: 6px; }
.writing .title { font-weight: 600; color: #7a4e0c; }
`;

/** The conversation as one HTML file. Every word of it comes out as text. */
export function conversationHtml(content: ConversationContent, setting: HtmlSetting): string {
  const title = printableLine(content.title);
  const facts = content.facts.map((fact) => `<p dir="auto">${escaped(printableLine(fact))}</p>`);
  const main = `<header>
<h1 dir="auto">${escaped(title)}</h1>
${facts.join('\n')}
<p><a href="${escaped(content.link)}">${escaped(content.link)}</a></p>
</header>
${content.parts.map(partHtml).join('\n')}`;
  return htmlPage({ title, main, style: STYLE }, setting);
}

function partHtml(part: ConversationPart): string {
  if (part.type === 'writing') {
    return `<aside class="writing">
<p class="facts"><span class="title">${escaped(part.title)}</span>, ${escaped(part.facts)}</p>
<p class="words" dir="auto">${escaped(printableText(part.words).trim())}</p>
</aside>`;
  }
  const link = webLink(part.url);
  const places = [
    ...(link === null
      ? []
      : [`<a href="${escaped(link.href)}" rel="noreferrer noopener">original at ${escaped(link.host)}</a>`]),
    `<a href="${escaped(part.link)}">${escaped(part.link)}</a>`,
  ];
  const words = part.text
    .map(({ kind, words: text }) => ({ kind, text: printableText(text).replace(/^\s*\n|\s+$/g, '') }))
    .filter(({ text }) => text !== '')
    .map(({ kind, text }) => `<p class="${kind === 'text' ? 'words' : 'words aside'}" dir="auto">${escaped(text)}</p>`);
  const attached =
    part.attachments.length === 0
      ? []
      : [`<p class="facts" dir="auto">Attached: ${escaped(printableLine(part.attachments.join(', ')))}</p>`];
  return `<article class="depth-${part.depth}">
<h2 dir="auto">${escaped(printableLine(part.who))}</h2>
<p class="facts"><bdi>${escaped(printableLine(part.facts))}</bdi><br>${places.join(', ')}</p>
${[...words, ...attached].join('\n')}
</article>`;
}
