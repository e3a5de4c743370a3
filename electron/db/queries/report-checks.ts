import { createHash } from 'node:crypto';
import type { ConsentState } from '../../../shared/model/evidence-search.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import {
  documentFindings,
  namedTexts,
  type CheckFinding,
  type CheckReason,
  type ReportChecks,
} from '../../../shared/model/report-checks.ts';
import { blocksWithin, usesOf, type ReportDocument } from '../../../shared/model/report-document.ts';
import { needsOf, periodKey, type ReportMaterial } from '../../../shared/model/report-material.ts';
import { row, rows, run } from '../statements.ts';
import { anonymousNamed } from './anonymous-names.ts';
import { consentExpression } from './consent.ts';
import { evidenceFrom } from './evidence.ts';
import { membersOf } from './members.ts';
import { reportMaterial } from './report-material.ts';
import { report } from './reports.ts';
import type { WritableDb } from '../open.ts';

const shownWords = 120;

/** What the saved draft should be looked at for before others read it. @throws SamesideError `not-found` */
export function reportChecks(database: WritableDb, input: { id: number }): ReportChecks {
  const { title, document } = report(database, input);
  const uses = usesOf(document);
  const material = reportMaterial(database, {
    ...needsOf(input.id, document),
    changes: [],
    charts: [],
    changed: [],
    unanswered: false,
  });
  const places = quotePlaces(document);
  const quotes = uses.evidence.flatMap((id) => material.evidence[id] ?? []);
  const written = documentFindings(document);
  return {
    findings: [
      ...consentFindings(database, quotes, places),
      ...creditFindings(database, quotes, places, document, material),
      ...nameFindings(database, title, document),
      ...sourceFindings(database, uses.evidence, quotes, places),
      ...heldFindings(database, uses, places),
      ...written.findings,
    ],
    setAside: setAsideOf(database, input.id),
    quotes: quotes.length,
    people: new Set(quotes.map(({ personId, who }) => personId ?? who)).size,
    pictures: written.pictures,
    figures: written.figures,
    voices: written.voices,
  };
}

/** The block in which each quote stands first. */
function quotePlaces({ content }: ReportDocument): Map<number, string | null> {
  const places = new Map<number, string | null>();
  for (const block of blocksWithin(content)) {
    if (block.type !== 'evidence') continue;
    for (const id of [block.attrs.evidenceId, ...block.attrs.also]) {
      if (!places.has(id)) places.set(id, block.attrs.id ?? null);
    }
  }
  return places;
}

function aboutQuote(
  kind: CheckFinding['kind'],
  reason: CheckReason,
  key: string | number,
  evidence: Pick<Evidence, 'id' | 'personId' | 'conversationId'>,
  words: string,
  places: ReadonlyMap<number, string | null>,
): CheckFinding {
  return {
    kind,
    reason,
    key: `${kind}:${key}`,
    blockId: places.get(evidence.id) ?? null,
    words: words.slice(0, shownWords),
    personId: evidence.personId,
    conversationId: evidence.conversationId,
  };
}

/** One for each person: who says yes says it for all of their quotes. */
function consentFindings(
  database: WritableDb,
  quotes: readonly Evidence[],
  places: ReadonlyMap<number, string | null>,
): CheckFinding[] {
  const consents = new Map(
    rows<{ id: number; consent: ConsentState }>(
      database,
      `SELECT evidence.id, ${consentExpression} AS consent FROM ${evidenceFrom}
       WHERE evidence.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(quotes.map(({ id }) => id)),
    ).map(({ id, consent }) => [id, consent]),
  );
  return onePerPerson(quotes).flatMap((one) => {
    const consent = consents.get(one.id);
    if (consent === undefined || consent === 'given') return [];
    const reason = consent === 'refused' ? 'refused' : 'not-asked';
    return [aboutQuote('consent', reason, one.personId ?? `quote-${one.id}`, one, one.who, places)];
  });
}

function onePerPerson(quotes: readonly Evidence[]): Evidence[] {
  const seen = new Set<number>();
  return quotes.filter(({ personId }) => {
    if (personId === null) return true;
    if (seen.has(personId)) return false;
    seen.add(personId);
    return true;
  });
}

/** Those who are neither thanked in the report nor were credited since they said it. */
function creditFindings(
  database: WritableDb,
  quotes: readonly Evidence[],
  places: ReadonlyMap<number, string | null>,
  { content }: ReportDocument,
  material: ReportMaterial,
): CheckFinding[] {
  const thanked = new Set<number>();
  for (const block of blocksWithin(content)) {
    if (block.type !== 'thanks') continue;
    for (const { voice } of material.thanks[periodKey(block.attrs)] ?? []) {
      if (voice.personId !== null && !block.attrs.leftOut.includes(voice.personId)) thanked.add(voice.personId);
    }
  }
  return onePerPerson(quotes).flatMap((one) => {
    if (one.personId === null || thanked.has(one.personId)) return [];
    const owed = row(
      database,
      `SELECT 1 FROM people WHERE id = :id AND ours = 0 AND NOT EXISTS
         (SELECT 1 FROM credits WHERE person_id IN ${membersOf(':id')} AND given_at >= :since)`,
      { id: one.personId, since: one.date },
    );
    return owed ? [aboutQuote('credit', 'not-credited', one.personId, one, one.who, places)] : [];
  });
}

/** Everybody in the file who asks to stay unnamed, in what was written here. */
function nameFindings(database: WritableDb, title: string, document: ReportDocument): CheckFinding[] {
  const texts = namedTexts(title, document);
  // No name goes from one block into the next.
  const all = texts.map(({ words }) => words).join('\n\n\n');
  return anonymousNamed(database, all).map(({ personId, words }) => ({
    kind: 'names',
    reason: 'named',
    key: `names:${personId}`,
    blockId: texts.find((one) => one.words.includes(words))?.blockId ?? null,
    words: words.slice(0, shownWords),
    personId,
    conversationId: null,
  }));
}

/** Words that read differently at the source than when they were kept, or are gone there. */
function sourceFindings(
  database: WritableDb,
  used: readonly number[],
  quotes: readonly Evidence[],
  places: ReadonlyMap<number, string | null>,
): CheckFinding[] {
  const known = new Set(quotes.map(({ id }) => id));
  const gone = used
    .filter((id) => !known.has(id))
    .map((id) => aboutQuote('source', 'evidence-gone', id, { id, personId: null, conversationId: null }, '', places));
  const texts = new Map(
    rows<{ id: number; text: string }>(
      database,
      'SELECT id, text FROM messages WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(quotes.flatMap(({ messageId }) => messageId ?? [])),
    ).map(({ id, text }) => [id, text]),
  );
  const changed = quotes.flatMap((one) => {
    const text = one.messageId === null ? undefined : texts.get(one.messageId);
    if (text === undefined) return [aboutQuote('source', 'message-gone', one.id, one, one.quote, places)];
    // What was moved by an edit before it still stands there.
    const stands = sha256(text.slice(one.start, one.end)) === one.hash || text.includes(one.quote);
    return stands ? [] : [aboutQuote('source', 'words-changed', one.id, one, one.quote, places)];
  });
  return [...gone, ...changed];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Judgements still held on what is quoted, which the report does not tell itself. */
function heldFindings(
  database: WritableDb,
  uses: { evidence: number[]; assumptions: number[] },
  places: ReadonlyMap<number, string | null>,
): CheckFinding[] {
  const held = rows<{ id: number; sentence: string; evidenceId: number; conversationId: number | null }>(
    database,
    `SELECT assumptions.id, sentence, min(evidence.id) AS evidenceId, assumptions.conversation_id AS conversationId
     FROM assumptions JOIN evidence ON evidence.conversation_id = assumptions.conversation_id OR evidence.id IN
       (SELECT evidence_id FROM assumption_grounds WHERE assumption_id = assumptions.id)
     WHERE outcome IS NULL AND evidence.id IN (SELECT value FROM json_each(?))
       AND assumptions.id NOT IN (SELECT value FROM json_each(?))
     GROUP BY assumptions.id ORDER BY assumptions.id`,
    JSON.stringify(uses.evidence),
    JSON.stringify(uses.assumptions),
  );
  return held.map(({ id, sentence, evidenceId, conversationId }) =>
    aboutQuote('assumptions', 'held', id, { id: evidenceId, personId: null, conversationId }, sentence, places),
  );
}

function setAsideOf(database: WritableDb, id: number): string[] {
  const { keys } = row<{ keys: string }>(database, 'SELECT set_aside AS keys FROM reports WHERE id = ?', id)!;
  return JSON.parse(keys) as string[];
}

/** Sets a finding aside for this report, or takes it up again. @throws SamesideError `not-found` */
export function setCheckAside(database: WritableDb, input: { id: number; key: string; aside: boolean }): null {
  report(database, { id: input.id });
  const others = setAsideOf(database, input.id).filter((key) => key !== input.key);
  const keys = input.aside ? [...others, input.key] : others;
  run(database, 'UPDATE reports SET set_aside = ? WHERE id = ?', JSON.stringify(keys), input.id);
  return null;
}
