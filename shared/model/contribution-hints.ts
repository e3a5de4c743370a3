import type { ContributionKind, DismissedHint } from './giving.ts';
import { textSegments } from './quoted-text.ts';

/** What of a message the hints are found in. */
export interface HintedMessage {
  id: number;
  externalId: string;
  inReplyTo: string | null;
  from: { name: string; address: string; personId: number } | null;
  date: number;
  subject: string;
  text: string;
  attachments: readonly { name: string }[];
  ours: boolean;
}

export const hintReasons = ['thanked', 'accepted', 'fix', 'patch', 'steps', 'failure', 'wish'] as const;
/** Why something is taken for a contribution. */
export type HintReason = (typeof hintReasons)[number];

/** Something that looks like a contribution; it counts as nothing before somebody says that it is one. */
export interface ContributionHint {
  messageId: number;
  kind: ContributionKind;
  reason: HintReason;
  /** The words to be marked, UTF-16 code units; null for the whole message. */
  start: number | null;
  end: number | null;
  /** The words that say so. */
  said: string;
  /** The message in which they stand, null where no words say it. */
  saidIn: number | null;
}

/** How a hint that was waved away is kept. */
export function dismissalOf({ messageId, kind, start }: ContributionHint): DismissedHint {
  return { messageId, hint: `contribution:${kind}`, start: start ?? 0 };
}

/** Only so much of a message is looked through, UTF-16 code units. */
const readLength = 12_000;
const longestSentence = 400;
const longestSaid = 140;

const word = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');

const THANKS = word(
  [
    'thanks|thank you|thank u|thx|many thanks|kudos to',
    'danke(?: dir| euch| ihnen| schön)?|vielen dank|herzlichen dank|besten dank',
    'merci(?: beaucoup| bien)?',
    '(?:muchas |mil )?gracias',
  ].join('|'),
);
const WORKED = word(
  [
    "(?:that|this|it|which)(?:'s| has| is| all)? (?:really |just |indeed |now |finally )?(?:worked|fixed (?:it|my|the)|solved (?:it|my|the)|did the trick|did it for me|helped(?: me| a lot)?)",
    "(?:it |everything |that |this )?works (?:perfectly |fine |great |like a charm )?now|now it works|that works|solved my (?:problem|issue)|you saved my day|that'?s (?:exactly )?what i (?:needed|was looking for)",
    'das (?:hat )?(?:funktioniert|geholfen|geklappt|war es|war die lösung)|(?:es )?(?:funktioniert|klappt|geht) jetzt|jetzt (?:funktioniert|klappt|geht) es|hat (?:mir )?(?:sehr )?geholfen|problem gelöst',
    "ça (?:marche|fonctionne)(?: maintenant| bien)?|cela fonctionne|(?:le )?problème (?:est )?résolu|(?:ça|cela) a (?:résolu|réglé|marché|fonctionné)|ça m[’']a (?:beaucoup )?aidé",
    '(?:eso |esto |ya )?(?:funcionó|funciona)(?: perfectamente| ahora)|ya funciona|(?:eso|esto) (?:me )?(?:ayudó|funcionó|sirvió|solucionó)|problema (?:resuelto|solucionado)|me (?:ha )?(?:servido|ayudado)',
  ].join('|'),
);
/** Thanks that thank for nothing yet, or for nothing at all. */
const NO_THANKS = word(
  [
    'thanks in advance|thank you in advance|thanks (?:for|to) (?:any|your (?:time|consideration|patience|understanding))|no,? thanks|no,? thank you|thanks but no|thanks to (?!you)\\p{Ll}',
    'danke im [vV]oraus|vielen dank im [vV]oraus|nein,? danke|dank im voraus',
    "merci d[’']avance|merci par avance|non,? merci",
    'gracias de antemano|gracias por adelantado|no,? gracias',
  ].join('|'),
);
const NOT_WORKED = word(
  [
    "(?:did|does|do|is|was|has|have|will|would|could|can)(?:n['’]t| not)|not (?:work|fix|solve|help)\\p{L}*|still (?:fails?|broken|not|the same|get|see|happen)\\p{L}*|no luck|unfortunately",
    'nicht|leider|kein',
    'ne (?:marche|fonctionne|résout) (?:pas|plus)|malheureusement|toujours pas|pas (?:marché|fonctionné|résolu|aidé)',
    'no (?:funciona|funcionó|sirve|ayud\\p{L}+|se soluciona)|todavía no|lamentablemente|por desgracia',
  ].join('|'),
);
const SIGN_OFF =
  /^[\s>]*(?:many |best |kind )?(?:thanks|thank you|thx|cheers|danke|vielen dank|merci|gracias)(?: a lot| so much| again| all| everyone| and regards)?\s*[,.!:)-]*\s*$/iu;

const WISH = word(
  [
    "(?:it|that) (?:would|['’]?d|might|could) (?:be|also be|really be) (?:very |really |so |quite |also )?(?:nice|great|good|cool|useful|helpful|awesome|lovely|handy|fantastic|better) (?:if|to)|it['’]d be (?:very |really )?(?:nice|great|good|cool|useful|helpful) (?:if|to)|feature request|enhancement request|i (?:really )?wish (?:that )?(?:there|it|i could|we could|you)|(?:would|i['’]d) (?:really )?love (?:to (?:see|have|be able)|it if|if)|(?:could|can) you (?:please |maybe )?(?:add|support|implement)|please (?:add|consider adding|implement)|how about (?:adding|making)|would be (?:nice|great|useful|helpful) to have",
    'es wäre (?:sehr |echt |wirklich |auch )?(?:schön|toll|gut|super|nett|hilfreich|praktisch|sinnvoll|klasse),? (?:wenn|dass|zu)|wäre es möglich|ich (?:würde mir |wünsche mir|fände es)|wünschenswert|funktionswunsch|verbesserungsvorschlag|könntet ihr|könnte man nicht',
    "(?:ce|il) serait (?:très |vraiment |aussi )?(?:bien|super|génial|pratique|cool|utile|intéressant|souhaitable) (?:si|de|que|qu)|j[’']aimerais (?:bien |beaucoup )?(?:pouvoir|voir|avoir|que)|demande de fonctionnalité|pourriez-vous ajouter|serait-il possible",
    '(?:sería|estaría) (?:muy |realmente )?(?:bueno|genial|ideal|útil|bonito|bien|estupendo|interesante|fantástico) (?:si|que|poder|tener|añadir|agregar)|me gustaría (?:poder|que|ver|tener)|(?:solicitud|petición) de (?:función|funcionalidad)|¿?podrían (?:añadir|agregar)',
  ].join('|'),
);
const STEPS = word(
  [
    'steps to reproduce|how to reproduce|to reproduce(?: this| it| the (?:bug|problem|issue))?|reproduction steps|minimal reproducible example|expected (?:behaviou?r|results?|output)',
    'schritte zum reproduzieren|zum reproduzieren|so lässt sich (?:das|der fehler) (?:nachstellen|reproduzieren)|erwartetes verhalten',
    'étapes (?:pour|de) reprodu\\p{L}+|pour reproduire|comportement attendu',
    'pasos para reproducir|para reproducir(?:lo)?|comportamiento esperado',
  ].join('|'),
);
/** What programs say when they fail, at the beginning of a line. */
const FAILURE =
  /^[ \t]*(?:Traceback \(most recent call last\):|Exception in thread "|Segmentation fault|panic: |thread '[^'\n]{1,80}' panicked at|Unhandled (?:exception|rejection)|Uncaught \w*Error|fatal(?: error)?: |Fatal error: |(?:[\w./+-]{1,60}: )?error(?:\[\w{1,12}\])?: |\w{0,40}(?:Error|Exception): |ORA-\d{5}: |Error in [\w.:]{1,60}\(|at [\w$.<>[\] ]{1,120}\([^()\n]{1,200}:\d+(?::\d+)?\)|\*\*\* Error code |configure: error)/m;
const FIX_LINK =
  /https?:\/\/[^\s<>"()]{1,200}\/(?:pull|pulls|merge_requests|pull-requests|commit|commits)\/[\w#-]{1,64}[^\s<>"()]{0,80}/iu;
const PATCH = word(
  'patch (?:is )?(?:attached|below|follows)|attached (?:is )?(?:a |the |my )?patch|(?:angehängt|anbei) (?:ist )?(?:der|ein|mein) patch|patch (?:ist )?(?:im anhang|angehängt)|correctif (?:ci-)?joint|(?:parche|patch) adjunto',
);
const PATCH_FILE = /\.(?:patch|diff)(?:\.(?:gz|txt))?$/i;
const DIFF = /^(?:diff --git a\/|@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@|Index: \S+\n={20,})/m;

interface Read {
  message: HintedMessage;
  /** The author's own words, in pieces that stand where they stand in the text. */
  own: { text: string; start: number }[];
}

/**
 * What in a conversation looks like a contribution of others, at most one hint of each kind for a message, in the order of
 * the messages. Thanks are understood in English, German, French and Spanish.
 * @param messages of the whole conversation, in any order
 * @param known what is marked, waved away and accepted already
 */
export function contributionHints(
  messages: readonly HintedMessage[],
  known: {
    contributions: readonly { messageId: number | null; kind: ContributionKind }[];
    dismissed: readonly DismissedHint[];
    accepted: readonly number[];
  },
): ContributionHint[] {
  const byTime = messages.toSorted((one, other) => one.date - other.date || one.id - other.id);
  const reads = byTime.map(read);
  const first = byTime[0];
  const found: ContributionHint[] = [
    ...known.accepted.map((messageId): ContributionHint => ({
      messageId,
      kind: 'answer',
      reason: 'accepted',
      start: null,
      end: null,
      said: '',
      saidIn: null,
    })),
    ...reads.flatMap((one) => (isTheirs(one.message) ? ownHints(one) : [])),
    ...reads.flatMap((_, index) => thankedHint(reads, index)),
  ];
  const marked = new Set(known.contributions.map(({ messageId, kind }) => `${messageId} ${kind}`));
  const waved = new Set(known.dismissed.map((one) => `${one.messageId} ${one.hint} ${one.start}`));
  const theirs = new Map(byTime.filter(isTheirs).map((message, index) => [message.id, index]));
  const seen = new Set<string>();
  return found
    .filter((hint) => {
      const dismissal = dismissalOf(hint);
      const key = `${hint.messageId} ${hint.kind}`;
      if (!theirs.has(hint.messageId) || marked.has(key) || seen.has(key)) return false;
      // What begins a conversation answers nobody in it.
      if (hint.kind === 'answer' && hint.messageId === first?.id) return false;
      if (waved.has(`${dismissal.messageId} ${dismissal.hint} ${dismissal.start}`)) return false;
      seen.add(key);
      return true;
    })
    .toSorted((one, other) => theirs.get(one.messageId)! - theirs.get(other.messageId)!);
}

function isTheirs({ from, ours }: HintedMessage): boolean {
  return from !== null && !ours;
}

function read(message: HintedMessage): Read {
  const own = textSegments(message.text.slice(0, readLength)).filter(({ kind }) => kind === 'text');
  return { message, own: own.map(({ text, start }) => ({ text, start })) };
}

function ownHints({ message, own }: Read): ContributionHint[] {
  const hints: ContributionHint[] = [];
  const add = (
    kind: ContributionKind,
    reason: HintReason,
    span: { start: number; end: number } | null,
    said: string,
  ): void => {
    const { start, end } = span ?? { start: null, end: null };
    hints.push({ messageId: message.id, kind, reason, start, end, said: shortened(said), saidIn: message.id });
  };
  const patchFile = message.attachments.find(({ name }) => PATCH_FILE.test(name));
  if (patchFile) add('content', 'patch', null, patchFile.name);
  for (const piece of own) {
    const { text, start } = piece;
    const isPatch = DIFF.test(text) || PATCH.test(text);
    if (isPatch) add('content', 'patch', null, /^\s*\[.*patch.*\]/i.test(message.subject) ? message.subject : '');
    const link = FIX_LINK.exec(text);
    if (link) add('content', 'fix', lineAround(piece, link.index), link[0]);
    const steps = STEPS.exec(text);
    if (steps) add('fault', 'steps', null, steps[0]);
    const failure = FAILURE.exec(text);
    if (failure && !isPatch) add('fault', 'failure', null, lineText(text, failure.index));
    const wish = WISH.exec(text);
    if (wish) {
      const span = sentenceAround(text, wish.index, wish.index + wish[0].length);
      add('idea', 'wish', { start: start + span.start, end: start + span.end }, wish[0]);
    }
  }
  return hints;
}

/** The message that somebody thanks for in this one, as an answer. */
function thankedHint(reads: readonly Read[], index: number): ContributionHint[] {
  const { message, own } = reads[index]!;
  if (message.from === null) return [];
  for (const { text } of own) {
    for (const sentence of sentencesOf(text)) {
      const thanks = THANKS.exec(sentence);
      const isThanks = (thanks !== null || WORKED.test(sentence)) && !SIGN_OFF.test(sentence);
      if (!isThanks || NO_THANKS.test(sentence) || NOT_WORKED.test(sentence)) continue;
      const behind = thanks === null ? '' : sentence.slice(thanks.index + thanks[0].length);
      const target = named(reads, index, behind) ?? answered(reads, index);
      if (target === null || target.from?.personId === message.from.personId) continue;
      const said = shortened(sentence);
      return [
        { messageId: target.id, kind: 'answer', reason: 'thanked', start: null, end: null, said, saidIn: message.id },
      ];
    }
  }
  return [];
}

/** Who is thanked by name: the last message of that person before. */
function named(reads: readonly Read[], index: number, behind: string): HintedMessage | null {
  const wanted = /^[\s,:]*(?:to |an |à |a )?@?([\p{L}\p{N}][\p{L}\p{N}._'’-]*)/u.exec(behind)?.[1]?.toLocaleLowerCase();
  if (wanted === undefined || wanted.length < 2) return null;
  const author = reads[index]!.message.from!.personId;
  for (let at = index - 1; at >= 0; at -= 1) {
    const { from } = reads[at]!.message;
    if (from === null || from.personId === author) continue;
    const names = [...from.name.split(/[\s,]+/), from.name.replace(/\s+/g, ''), from.address.split('@')[0]!];
    if (names.some((name) => name.toLocaleLowerCase() === wanted)) return reads[at]!.message;
  }
  return null;
}

/** What a message answers; where it names nothing, the last words of somebody else before it. */
function answered(reads: readonly Read[], index: number): HintedMessage | null {
  const { message } = reads[index]!;
  if (message.inReplyTo !== null) {
    return reads.find((one) => one.message.externalId === message.inReplyTo)?.message ?? null;
  }
  const author = message.from?.personId;
  return (
    reads.slice(0, index).findLast(({ message: one }) => one.from !== null && one.from.personId !== author)?.message ??
    null
  );
}

/** Sentences or lines of a text, each at most so long that it can be looked through. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim().slice(0, longestSentence))
    .filter((sentence) => sentence !== '');
}

/** The sentence in which [from, to) stands, without white space at its ends. */
export function sentenceAround(text: string, from: number, to: number): { start: number; end: number } {
  const earliest = Math.max(0, from - longestSentence);
  const before = text.slice(earliest, from);
  const breaks = [...before.matchAll(/[.!?…][)"'”»]*\s+|\n\s*\n|\n(?=\s*[-*•\d])/gu)];
  const last = breaks.at(-1);
  let start = last === undefined ? earliest : earliest + last.index + last[0].length;
  const behind = text.slice(to, to + longestSentence);
  const stop = /[.!?…]+[)"'”»]*(?=\s|$)|\n\s*\n|\n(?=\s*[-*•])/u.exec(behind);
  let end = stop === null ? to + behind.length : to + stop.index + (stop[0].startsWith('\n') ? 0 : stop[0].length);
  while (start < from && /\s/.test(text[start]!)) start += 1;
  while (end > to && /\s/.test(text[end - 1]!)) end -= 1;
  return { start, end };
}

function lineAround(piece: { text: string; start: number }, at: number): { start: number; end: number } {
  const from = piece.text.lastIndexOf('\n', at - 1) + 1;
  const to = piece.text.indexOf('\n', at);
  const line = piece.text.slice(from, to === -1 ? undefined : to);
  const start = piece.start + from + (line.length - line.trimStart().length);
  return { start, end: Math.max(start, piece.start + from + line.trimEnd().length) };
}

function lineText(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end === -1 ? undefined : end);
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= longestSaid ? line : `${[...line].slice(0, longestSaid).join('').trimEnd()}…`;
}
