import type { ConversationContent, ConversationPart } from './conversation-content.ts';
import { heading, line, plain, quotation, wholeText } from './markdown-words.ts';
import { printableLine, webLink } from './plain-parts.ts';

/** The conversation as CommonMark. Every word of it comes out as text, whatever Markdown or HTML stands in it. */
export function conversationMarkdown(content: ConversationContent): string {
  const parts = [
    `# ${heading(content.title)}`,
    [...content.facts.map((fact) => line(printableLine(fact))), `<${content.link}>`].join('\\\n'),
    ...content.parts.map(partMarkdown),
  ];
  return `${parts.join('\n\n')}\n`;
}

function partMarkdown(part: ConversationPart): string {
  if (part.type === 'writing') {
    return quotation(`**${plain(part.title)}**, ${plain(part.facts)}\n\n${wholeText(part.words)}`);
  }
  const link = webLink(part.url);
  const places = [...(link === null ? [] : [`[original at ${plain(link.host)}](<${link.href}>)`]), `<${part.link}>`];
  return [
    `## ${heading(part.who)}`,
    `*${plain(part.facts)}*\\\n${places.join(', ')}`,
    ...part.text
      .filter(({ words }) => words.trim() !== '')
      .map(({ kind, words }) => (kind === 'text' ? wholeText(words) : quotation(wholeText(words)))),
    ...(part.attachments.length === 0 ? [] : [`Attached: ${plain(printableLine(part.attachments.join(', ')))}`]),
  ].join('\n\n');
}
