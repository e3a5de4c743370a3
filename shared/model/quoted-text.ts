export type TextSegmentKind = 'text' | 'quote' | 'signature' | 'forwarded';

/** A stretch of whole lines of a message; `text` is exactly what stands from `start` to `end`. */
export interface TextSegment {
  kind: TextSegmentKind;
  text: string;
  start: number;
  end: number;
}

type LineKind = TextSegmentKind | 'blank' | 'attribution';

interface Line {
  start: number;
  /** Behind the line break. */
  end: number;
  text: string;
  kind: LineKind;
}

const QUOTED = /^ {0,3}(?:>|[A-Za-z]{1,4}>|\|(?= )|￼>)/;
const SIGNATURE = /^-- ?$/;
const LIST_FOOTER_RULE = /^(?:_{30,}|-{30,}|={30,}|\*{30,})\s*$/;
const FOOTER_WORDS =
  /mailing list|mailman|listinfo|unsubscribe|list-id|google groups|abbestellen|désabonner|d[eé]sinscri|liste de diffusion|cancellarti|darse de baja/i;
const SENT_FROM =
  /^(?:sent from my \S|sent from (?:mail|outlook|yahoo)|get outlook for|von meinem \S+ gesendet|envoyé de mon|enviado desde mi|inviato da|verstuurd vanaf mijn|skickat från min|отправлено с)/i;
/** `-----Original Message-----` and what stands for it elsewhere; what follows is not the author's. */
const ORIGINAL =
  /^\s*(?:-{2,}|_{2,}|\*{2,})\s*(?:original message|original appointment|forwarded message|forwarded by .*|begin forwarded message|ursprüngliche nachricht|originalnachricht|weitergeleitete nachricht|message d'origine|message original|message transféré|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|ursprungligt meddelande|vidarebefordrat meddelande|opprinnelig melding|oprindelig meddelelse|alkuperäinen viesti|mensagem original|mensagem encaminhada|wiadomość oryginalna|treść przekazanej wiadomości|původní zpráva|исходное сообщение|пересылаемое сообщение|原始邮件|原始郵件|转发邮件|元のメッセージ|원본 메시지)\s*(?:-{2,}|_{2,}|\*{2,})?\s*$/i;
const BEGIN_FORWARDED =
  /^(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message réexpédié|inicio del mensaje reenviado)\s*:$/i;
/** The header block that Outlook writes under a rule. */
const HEADER_BLOCK = /^\*?(?:from|von|de|da|van|från|fra|od|от|发件人|寄件者|差出人)\s?\*?[:：]\*?\s+\S/i;
const HEADER_BLOCK_NEXT =
  /^\*?(?:sent|date|to|subject|cc|gesendet|datum|an|betreff|envoyé|à|objet|enviado|para|asunto|inviato|data|oggetto|a|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|wysłano|do|temat|отправлено|кому|тема|发送时间|收件人|主题)\s?\*?[:：]\*?/i;
/** `On Monday, Reader wrote:` ends in a colon, in some languages with the verb before the name. */
const ATTRIBUTION_END = /[:：]\s*$|(?:wrote|writes|schrieb|写道|寫道|書きました)\.?\s*$/i;
const ATTRIBUTION_TIME = /\d{1,2}[:.h]\d{2}|\d{4}/;
const ATTRIBUTION_ADDRESS = /@|<[^<>]+>|\S at \S+\.\S/;
const ATTRIBUTION_VERB =
  /(?<!\p{L})(?:wrote|writes|said|schrieb|schrieben|schreibt|écrit|escribió|escreveu|scritto|scrisse|schreef|skrev|kirjoitti|napisał\p{L}*|napsal\p{L}*|пишет|написала?|писала?)(?!\p{L})|写道|寫道|書きました/iu;
const LONGEST_ATTRIBUTION_LINES = 3;
const LONGEST_LINE = 400;
/** A signature is short; longer stretches after `--` are text of a digest or a program's output. */
const LONGEST_SIGNATURE_LINES = 25;

/** From the author's first own word to behind the last: quotes at the ends and the signature are left out. Empty at 0 where there is none. */
export function ownSpan(text: string): { start: number; end: number } {
  const own = textSegments(text).filter((one) => one.kind === 'text' && one.text.trim() !== '');
  const [from, to] = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0];
  const words = text.slice(from, to);
  const end = from + words.trimEnd().length;
  return { start: Math.min(end, from + (words.length - words.trimStart().length)), end };
}

/**
 * Splits the plain text of a message into what its author wrote and what a window may fold: quoted parts with the line
 * that introduces them, signatures and list footers, forwarded messages. The segments cover the text exactly, in order,
 * and two that follow each other differ in kind; nothing is taken away.
 */
export function textSegments(text: string): TextSegment[] {
  const lines = linesOf(text);
  markQuotes(lines);
  markAttributions(lines);
  markForwarded(lines);
  markSignatures(lines);
  return joined(text, lines);
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    const content = text.slice(start, Math.min(newline === -1 ? text.length : newline, start + LONGEST_LINE));
    lines.push({ start, end, text: content, kind: content.trim() === '' ? 'blank' : 'text' });
    start = end;
  }
  return lines;
}

function markQuotes(lines: Line[]): void {
  for (const line of lines) if (line.kind === 'text' && QUOTED.test(line.text)) line.kind = 'quote';
}

/** Gives the one to three lines before a quote to it when they say who wrote it and when. */
function markAttributions(lines: Line[]): void {
  for (let index = 1; index < lines.length; index += 1) {
    if (lines[index]?.kind !== 'quote') continue;
    let last = index - 1;
    if (lines[last]?.kind === 'blank') last -= 1;
    if (lines[last]?.kind !== 'text') continue;
    const first = firstAttributionLine(lines, last);
    for (let marked = first; marked < index; marked += 1) {
      const line = lines[marked];
      if (line !== undefined) line.kind = 'attribution';
    }
  }
}

/** Index of the first line of the introduction that ends at `last`; beyond `last` when it introduces nothing. */
function firstAttributionLine(lines: readonly Line[], last: number): number {
  for (let first = Math.max(0, last - LONGEST_ATTRIBUTION_LINES + 1); first <= last; first += 1) {
    const candidate = lines.slice(first, last + 1);
    if (candidate.some(({ kind }) => kind !== 'text')) continue;
    // More than one line belongs to it only where a paragraph begins.
    if (first < last && first > 0 && lines[first - 1]?.kind === 'text') continue;
    if (isAttribution(candidate.map(({ text }) => text).join(' '))) return first;
  }
  return Number.POSITIVE_INFINITY;
}

function isAttribution(words: string): boolean {
  if (!ATTRIBUTION_END.test(words)) return false;
  const hasTime = ATTRIBUTION_TIME.test(words);
  const hasAddress = ATTRIBUTION_ADDRESS.test(words);
  return ATTRIBUTION_VERB.test(words) ? hasTime || hasAddress || words.length < 80 : hasTime && hasAddress;
}

/** From `Original Message` or the header block of another message down to the end. */
function markForwarded(lines: Line[]): void {
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'text') continue;
    if (!ORIGINAL.test(line.text) && !BEGIN_FORWARDED.test(line.text.trim()) && !isHeaderBlock(lines, index)) continue;
    for (const below of lines.slice(index)) if (below.kind !== 'blank') below.kind = 'forwarded';
    return;
  }
}

/** `From:` followed within three lines by two more fields of a mail header. */
function isHeaderBlock(lines: Line[], index: number): boolean {
  const first = lines[index];
  if (first === undefined || !HEADER_BLOCK.test(first.text)) return false;
  const next = lines.slice(index + 1, index + 5).filter(({ text }) => HEADER_BLOCK_NEXT.test(text.trim()));
  return next.length >= 2;
}

/** The last `-- ` and what follows it, list footers under a rule, `Sent from my ...`. */
function markSignatures(lines: Line[]): void {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index];
    if (line === undefined || line.kind !== 'text') continue;
    if (SIGNATURE.test(line.text)) markDown(lines, index, LONGEST_SIGNATURE_LINES);
    else if (LIST_FOOTER_RULE.test(line.text) && isFooter(lines, index))
      markDown(lines, index, LONGEST_SIGNATURE_LINES);
    else if (SENT_FROM.test(line.text.trim())) markDown(lines, index, 2);
  }
}

function isFooter(lines: Line[], index: number): boolean {
  return lines.slice(index + 1, index + 10).some(({ text }) => FOOTER_WORDS.test(text));
}

/** Marks from `index` to the next quote or forwarded part, if that is not too far to be a signature. */
function markDown(lines: Line[], index: number, longest: number): void {
  const words: Line[] = [];
  for (let next = index; next < lines.length; next += 1) {
    const line = lines[next];
    if (line === undefined || line.kind === 'quote' || line.kind === 'attribution' || line.kind === 'forwarded') break;
    // What a signature further down has taken already does not count against this one.
    if (line.kind === 'signature') break;
    if (line.kind === 'text') words.push(line);
    if (words.length > longest) return;
  }
  for (const line of words) line.kind = 'signature';
}

/** Empty lines go with what stands before them, so that folding leaves no gap. */
function joined(text: string, lines: readonly Line[]): TextSegment[] {
  const segments: TextSegment[] = [];
  for (const line of lines) {
    const last = segments.at(-1);
    const kind = line.kind === 'blank' ? (last?.kind ?? 'text') : line.kind === 'attribution' ? 'quote' : line.kind;
    if (last !== undefined && last.kind === kind) last.end = line.end;
    else segments.push({ kind, text: '', start: line.start, end: line.end });
  }
  for (const segment of segments) segment.text = text.slice(segment.start, segment.end);
  return segments;
}
