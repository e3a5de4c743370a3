import type { HeldAboutPerson } from '../../shared/model/privacy.ts';
import { escaped, htmlPage, type HtmlSetting } from './html-page.ts';
import { ledgerWords } from './ledger-content.ts';
import { personJson } from './person-json.ts';
import { printableLine, printableText, webLink, writtenDate, writtenMoment } from './plain-parts.ts';

const STYLE = `
nav ul { columns: 2; }
dl { margin: 0 0 1em; display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.2rem; }
dt { color: #5b564e; }
dd { margin: 0; }
.words { margin: 0.3rem 0 0; white-space: pre-wrap; }
.facts { margin: 0; font-size: 0.92rem; color: #5b564e; }
article { margin: 1.2rem 0; }
h4 { margin-top: 1.4em; }
pre { white-space: pre-wrap; font: 0.8rem/1.45 ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; }
summary { cursor: pointer; }
@media print { .data { display: none; } }
`;

const wishes = {
  ask: 'Nobody has asked yet how they want to be named; they are not named outside',
  name: 'By name',
  handle: 'By handle',
  anonymous: 'Not by name',
};
const kinds: Record<string, string> = ledgerWords.kind;

interface Section {
  id: string;
  title: string;
  /** Markup; empty: nothing is held. */
  body: string;
}

/** Everything held about a person as one HTML file to read, with the same as data at its end. Every word comes out as text. */
export function personHtml(held: HeldAboutPerson, setting: HtmlSetting): string {
  const name = printableLine(held.name) || 'Somebody without a name';
  const title = `Everything held about ${name}`;
  const sections = sectionsOf(held, setting);
  const main = `<header>
<h1 dir="auto">${escaped(title)}</h1>
<p>Written on ${escaped(writtenMoment(held.writtenOn, setting))}.</p>
</header>
<nav aria-label="Contents">
<ul>
${sections.map(({ id, title: words }) => `<li><a href="#${id}">${escaped(words)}</a></li>`).join('\n')}
<li><a href="#data">The same as data</a></li>
</ul>
</nav>
${sections.map(sectionHtml).join('\n')}
<section id="data" class="data" aria-labelledby="data-title">
<h2 id="data-title">The same as data</h2>
<details>
<summary>Show it as JSON</summary>
<pre dir="ltr">${escaped(personJson(held))}</pre>
</details>
</section>`;
  return htmlPage({ title, main, style: STYLE }, setting);
}

function sectionHtml({ id, title, body }: Section): string {
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${escaped(title)}</h2>
${body === '' ? '<p class="missing">Nothing is held.</p>' : body}
</section>`;
}

function sectionsOf(held: HeldAboutPerson, setting: HtmlSetting): Section[] {
  const day = (time: number | null): string | null =>
    time === null ? null : (writtenDate(time, setting)?.day ?? 'unknown');
  return [
    {
      id: 'who',
      title: 'Who they are',
      body: facts([
        ['Name', held.name],
        ['Joined from', held.joined.join(', ')],
        ['One of us', held.ours ? 'Yes' : ''],
        ['Languages', held.languages.join(', ')],
        ['How they want to be named', wishes[held.creditWish]],
        ['Asked about it', day(held.askedAt)],
        ['Record marked as wrong', held.wrong],
      ]),
    },
    {
      id: 'known-as',
      title: 'Known as',
      body: list(
        held.identities,
        (one) => `${words(one.address)}${fact([one.name, one.place === 'mail' ? 'mail' : one.place])}${link(one.url)}`,
      ),
    },
    {
      id: 'affiliations',
      title: 'Where they work',
      body: list(
        held.affiliations,
        (one) =>
          words(one.organisation) +
          fact([one.role, one.since && `from ${day(one.since)}`, one.until && `until ${day(one.until)}`]),
      ),
    },
    {
      id: 'consents',
      title: 'What they said about being quoted',
      body: list(
        held.consents,
        (one) =>
          words(one.granted ? 'May be quoted' : 'Does not want to be quoted') +
          fact([day(one.givenAt)]) +
          quoted(one.words),
      ),
    },
    {
      id: 'notes',
      title: 'Notes about them',
      body: list(held.notes, (one) => fact([`written ${day(one.createdAt)}`]) + quoted(one.body)),
    },
    {
      id: 'evidence',
      title: 'Their words that were kept',
      body: list(
        held.evidence,
        (one) =>
          quoted(one.quote) +
          fact([
            one.place,
            day(one.writtenAt),
            `kept ${day(one.capturedAt)}`,
            one.cares && 'marked as what they care about',
            one.reports.length > 0 &&
              `stands in ${one.reports.map((report) => report || 'an untitled report').join(', ')}`,
          ]) +
          link(one.url),
      ),
    },
    {
      id: 'contributions',
      title: 'What they gave',
      body: list(
        held.contributions,
        (one) => fact([kinds[one.kind] ?? one.kind, day(one.givenAt)]) + quoted(one.quote),
      ),
    },
    {
      id: 'credits',
      title: 'What they were thanked for',
      body: list(
        held.credits,
        (one) =>
          fact([one.place.replace('-', ' '), day(one.givenAt), one.namedAs && `named as ${one.namedAs}`]) +
          quoted(one.words) +
          link(one.link),
      ),
    },
    {
      id: 'promises',
      title: 'What they were promised',
      body: list(
        held.promises,
        (one) =>
          quoted(one.sentence) +
          fact([
            `by ${one.byWhom === 'me' ? 'whoever wrote this file' : one.byWhom}`,
            day(one.madeAt),
            one.dueAt && `until ${day(one.dueAt)}`,
            one.state,
            one.settledAt && day(one.settledAt),
            one.outcome,
          ]),
      ),
    },
    {
      id: 'changes',
      title: 'Changes they ask for',
      body: list(
        held.changes,
        (one) => words(one.title) + fact([one.state, !one.asks && 'said not to be asked for by them']),
      ),
    },
    {
      id: 'told',
      title: 'What they were told about changes',
      body: list(
        held.told,
        (one) =>
          words(one.change) +
          fact([
            one.toldAt === null ? 'a draft that was not sent' : day(one.toldAt),
            one.helped && `did it help: ${one.helped}`,
          ]) +
          quoted(one.words) +
          quoted(one.helpedWords),
      ),
    },
    {
      id: 'concerned',
      title: 'Conversations that concern them',
      body: list(held.concerned, (one) => words(one.title || 'Untitled') + fact([one.place])),
    },
    {
      id: 'messages',
      title: 'Conversations and their own messages',
      body: held.conversations.map((one) => conversationHtml(one, setting)).join('\n'),
    },
  ];
}

function conversationHtml(one: HeldAboutPerson['conversations'][number], setting: HtmlSetting): string {
  const messages = one.messages.map(
    (message) => `<article>
<h4>${message.writtenAt === null ? 'Without a date' : escaped(writtenMoment(message.writtenAt, setting))}</h4>
${fact([
  message.place,
  message.subject !== one.title && message.subject,
  message.recipients && `to ${message.recipients}`,
  message.attachments.length > 0 && `attached: ${message.attachments.map(({ name }) => name || 'unnamed').join(', ')}`,
])}${quoted(message.text)}${link(message.url)}
</article>`,
  );
  return `<section>
<h3 dir="auto">${escaped(printableLine(one.title) || 'Untitled')}</h3>
${fact([one.place])}
${messages.join('\n')}
</section>`;
}

function facts(pairs: [name: string, value: string | null][]): string {
  const known = pairs.filter(([, value]) => value !== null && printableLine(value) !== '');
  const rows = known.map(([name, value]) => `<dt>${name}</dt><dd dir="auto">${escaped(printableLine(value!))}</dd>`);
  return `<dl>\n${rows.join('\n')}\n</dl>`;
}

function list<Item>(items: readonly Item[], itemHtml: (item: Item) => string): string {
  return items.length === 0 ? '' : `<ul>\n${items.map((item) => `<li>${itemHtml(item)}</li>`).join('\n')}\n</ul>`;
}

function words(text: string): string {
  return `<bdi>${escaped(printableLine(text))}</bdi>`;
}

function fact(parts: (string | number | false | null)[]): string {
  const known = parts.flatMap((part) =>
    typeof part === 'string' && printableLine(part) !== '' ? [printableLine(part)] : [],
  );
  return known.length === 0 ? '' : `<p class="facts" dir="auto">${escaped(known.join(', '))}</p>`;
}

function quoted(text: string): string {
  const shown = printableText(text).replace(/^\s*\n|\s+$/g, '');
  return shown === '' ? '' : `<p class="words" dir="auto">${escaped(shown)}</p>`;
}

function link(url: string | null): string {
  const target = webLink(url);
  if (target === null) return '';
  return `<p class="facts"><a href="${escaped(target.href)}" rel="noreferrer noopener">${escaped(target.href)}</a></p>`;
}
