import type { HintedMessage } from './contribution-hints.ts';
import { sentenceAround } from './contribution-hints.ts';
import type { DismissedHint } from './giving.ts';
import { textSegments } from './quoted-text.ts';

/** Something that one of us wrote and that sounds like a promise; it is none before somebody says so. */
export interface PromiseHint {
  messageId: number;
  sentence: string;
  /** Where it stands in the message's text, UTF-16 code units. */
  start: number;
  end: number;
  /** To whom: who is answered, else who began the conversation; null where that is nobody else. */
  personId: number | null;
  madeAt: number;
}

/** How a hint that was waved away is kept. */
export function promiseDismissal({ messageId, start }: PromiseHint): DismissedHint {
  return { messageId, hint: 'promise', start };
}

const readLength = 12_000;
const mostInMessage = 3;

const PROMISE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    "(?:we|i)(?:['’]ll| will| shall)(?! (?:not|never|be (?:glad|happy|sorry)|see\\b|have to|probably not))|(?:we are|we['’]re|i am|i['’]m) going to|let me (?:ask|check|find out|look into|get back)|i promise|we promise",
    'wir werden|ich werde|(?:ich|wir) (?:kümmern? (?:mich|uns)|melden? (?:mich|uns)|klären?|prüfen?|fragen? nach|geben? (?:dir|euch|ihnen) bescheid|schauen? (?:mir|uns))|(?:ich|wir) versprechen?',
    'nous allons|je vais|on va|je (?:reviens|reviendrai) vers (?:vous|toi)|nous (?:reviendrons|vérifierons|demanderons|corrigerons|ajouterons|tiendrons)|je (?:vérifierai|demanderai|corrigerai|vous tiens|te tiens|promets)',
    'vamos a|voy a|(?:le |les |te |lo )?(?:preguntaré|revisaré|consultaré|miraré|avisaré|arreglaré|responderé)|(?:preguntaremos|revisaremos|consultaremos|avisaremos|arreglaremos|añadiremos)|nos pondremos|te (?:aviso|confirmo)|prometo|prometemos',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

/**
 * Sentences in which one of us promises something, in English, German, French and Spanish; at most three for a message.
 * @param messages of the whole conversation, in any order
 * @param known promises that were noted and hints that were waved away already
 */
export function promiseHints(
  messages: readonly HintedMessage[],
  known: {
    promises: readonly { messageId: number | null; sentence: string }[];
    dismissed: readonly DismissedHint[];
  },
): PromiseHint[] {
  const byTime = messages.toSorted((one, other) => one.date - other.date || one.id - other.id);
  const first = byTime.find(({ from, ours }) => from !== null && !ours)?.from?.personId ?? null;
  const noted = new Set(known.promises.map(({ messageId, sentence }) => `${messageId} ${sentence}`));
  const waved = new Set(
    known.dismissed.filter(({ hint }) => hint === 'promise').map((one) => `${one.messageId} ${one.start}`),
  );
  return byTime
    .filter(({ ours }) => ours)
    .flatMap((message) => {
      const parent = byTime.find((one) => one.externalId === message.inReplyTo);
      const personId = parent?.from != null && !parent.ours ? parent.from.personId : first;
      return promisesIn(message.text).map(({ start, end, sentence }) => ({
        messageId: message.id,
        sentence,
        start,
        end,
        personId,
        madeAt: message.date,
      }));
    })
    .filter(
      (hint) => !noted.has(`${hint.messageId} ${hint.sentence}`) && !waved.has(`${hint.messageId} ${hint.start}`),
    );
}

/** The sentences of a text that promise something, quotes and signature left out. Questions promise nothing. */
function promisesIn(text: string): { start: number; end: number; sentence: string }[] {
  const found: { start: number; end: number; sentence: string }[] = [];
  for (const segment of textSegments(text.slice(0, readLength))) {
    if (segment.kind !== 'text') continue;
    for (const match of segment.text.matchAll(PROMISE)) {
      if (found.length >= mostInMessage) return found;
      const span = sentenceAround(segment.text, match.index, match.index + match[0].length);
      const [start, end] = [segment.start + span.start, segment.start + span.end];
      const sentence = text.slice(start, end).replace(/\s+/g, ' ');
      if (sentence.endsWith('?') || found.some((one) => one.start === start)) continue;
      found.push({ start, end, sentence });
    }
  }
  return found;
}
