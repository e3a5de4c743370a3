import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printableText } from '../../../electron/export/plain-parts.ts';
import { evidenceRows, type EvidenceRow } from '../../../electron/export/report/evidence-rows.ts';
import type { ToldReport } from '../../../electron/export/report/told-report.ts';
import { formatMakers } from '../../../electron/services/report-formats.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import type { ReportBlock } from '../../../shared/model/report-document.ts';
import { reportFormats, type ReportFormat } from '../../../shared/model/report-formats.ts';
import { chartKey, periodKey, type ReportMaterial } from '../../../shared/model/report-material.ts';
import { reportContent } from '../../../shared/model/tell-report.ts';
import type { Naming } from '../../../shared/model/unnamed.ts';
import { everyAsset, everyBlock } from './every-block.ts';
import { hostileText } from './hostile-text.ts';
import { textsOf } from './read-back.ts';

/** A PDF is the same HTML, laid out by Electron: its words are read in the window's tests. */
const formats = reportFormats.filter((format) => format !== 'pdf');
const setting = { locale: 'en-GB', timeZone: 'UTC', fonts: null, paper: 'A4' as const };
const day = Date.UTC(2026, 2, 4, 12);

/** What programs for tables and texts would take for more than words. */
const hostile = fc
  .tuple(
    hostileText,
    fc.constantFrom(
      '=HYPERLINK("https://evil.example","x")',
      '@SUM(1)',
      '+1',
      '-2+3',
      '{ HYPERLINK "https://evil.example" }',
      '{MERGEFIELD name}',
      'DDEAUTO c:\\windows\\system32\\cmd.exe',
      '_x003D_1+1',
      '\u202eevil\u202c',
      'a\u200bb\u2060c\ufeffd',
      '\ud800 alone',
      'alone \udfff',
      '\u0000\u0001\u000b\u001f',
      '\ufffe\uffff',
      ']]></w:t><w:fldSimple w:instr="x"/>',
      '\r\nBcc: somebody@example.org\r\n\r\n<b>x</b>',
      'long'.repeat(2000),
      '🦉👩‍🚒é',
    ),
  )
  .chain(([some, evil]) => fc.constantFrom(`A${some}${evil}Z`, `${evil}Z${some}Z`));

async function textOf(told: ToldReport, format: ReportFormat): Promise<string[]> {
  const { signal } = new AbortController();
  const { main } = await formatMakers[format].make(told, { stem: 'file', signal });
  return textsOf(format, typeof main === 'string' ? new TextEncoder().encode(main) : main);
}

/** Words as they are compared: programs break lines as they like, and leave out the sign for what cannot be shown. */
function bare(text: string): string {
  return text.normalize('NFC').replace(/[\s>\u00a0\ufffd]/gu, '');
}

function rowOf(words: string): EvidenceRow {
  const url = 'https://forum.example.org/t/';
  return {
    quote: words,
    who: words,
    place: words,
    date: day,
    url,
    changes: [words],
    consent: 'By name',
    hash: 'ab'.repeat(32),
  };
}

describe('hostile words', () => {
  for (const format of formats) {
    it(`come out of ${format} as just the words (a quote ran as a formula, a field or markup, or was lost)`, async () => {
      await fc.assert(
        fc.asyncProperty(hostile, async (words) => {
          const told: ToldReport = {
            reportId: 1,
            editionId: null,
            content: everyBlock(words),
            assets: everyAsset,
            evidence: [rowOf(words)],
            setting,
          };
          const texts = await textOf(told, format);
          const wanted = bare(printableText(words));
          const found = bare(texts.join('\n'));
          const places = found.split(wanted).length - 1;
          expect(places).toBeGreaterThanOrEqual(format === 'csv' || format === 'xlsx' ? 4 : 20);
          for (const text of texts)
            expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/);
          if (format === 'csv') for (const text of texts) expect(text).not.toMatch(/^[=+\-@|%]/);
        }),
        { numRuns: format === 'zip' ? 3 : format === 'docx' ? 12 : 25 },
      );
    });
  }
});

const naming = (id: number, more: Partial<Naming>): Naming => ({
  id,
  name: '',
  handle: null,
  wish: 'anonymous',
  ours: false,
  known: [],
  ...more,
});
const quietName = 'Ilse Quittenbaum';
const namings: Naming[] = [
  naming(1, { name: quietName, known: [quietName, 'ilse@quittenbaum.example', 'ilse_q'] }),
  naming(2, { name: 'Nora Named', wish: 'name', known: ['Nora Named', 'nora@example.org'] }),
  naming(3, { name: 'Hugo Handle', handle: 'hugo99', wish: 'handle', known: ['Hugo Handle', 'hugo99'] }),
];

/** Somebody who is not to be named stands in every field that words of people come from. */
function everywhere(words: string): ToldReport {
  const evidence = (id: number, personId: number): Evidence => ({
    id,
    messageId: id,
    conversationId: 1,
    personId,
    quote: words,
    start: 0,
    end: words.length,
    who: namings[personId - 1]!.name,
    handle: namings[personId - 1]!.handle,
    wish: namings[personId - 1]!.wish,
    source: 'Forum',
    date: day,
    url: `https://forum.example.org/${personId === 1 ? 'ilse_q' : 't'}/${id}`,
    capturedAt: day,
    hash: 'ab'.repeat(32),
  });
  const voice = (personId: number) => ({ personId, name: namings[personId - 1]!.name, place: 'Forum' });
  const period = { since: 0, until: null };
  const chart = { query: 'x', by: 'source' as const, since: null, until: null };
  const change = {
    id: 1,
    title: words,
    state: 'accepted' as const,
    description: words,
    voices: [voice(1), voice(2), voice(3)],
    answer: { words, by: words, at: day },
    tracker: null,
  };
  const material: ReportMaterial = {
    evidence: { 1: evidence(1, 1), 2: evidence(2, 2), 3: evidence(3, 3) },
    changes: { 1: change },
    assumptions: { 1: { id: 1, sentence: words, for: [words], against: [words], lookAgain: day, outcome: words } },
    charts: { [chartKey(chart)]: { bars: [{ label: words, count: 2, query: 'x', since: null }], total: 2 } },
    thanks: {
      [periodKey(period)]: [1, 2, 3].map((id) => ({
        voice: voice(id),
        gifts: [{ id, words, at: day, url: `https://forum.example.org/${id === 1 ? 'ilse_q' : 't'}` }],
      })),
    },
    changed: { [periodKey(period)]: [{ changeId: 1, title: words, state: 'shipped', words, at: day }] },
    unanswered: [
      { changeId: 2, title: words, reportTitle: words, number: 1, askedAt: day, voices: [voice(1), voice(2)] },
    ],
    namings,
    leansOn: [words],
  };
  const text = (id: string): ReportBlock => ({
    type: 'paragraph',
    attrs: { id },
    content: [{ type: 'text', text: words }],
  });
  const blocks: ReportBlock[] = [
    { type: 'heading', attrs: { id: 'a', level: 1 }, content: [{ type: 'text', text: words }] },
    text('b'),
    { type: 'evidence', attrs: { id: 'c', evidenceId: 1, also: [2] } },
    { type: 'evidence', attrs: { id: 'd', evidenceId: 2, also: [1] } },
    { type: 'evidence', attrs: { id: 'd3', evidenceId: 3, also: [] } },
    { type: 'change', attrs: { id: 'e', changeId: 1 } },
    { type: 'chart', attrs: { id: 'f', title: words, ...chart } },
    { type: 'thanks', attrs: { id: 'g', leftOut: [], ...period } },
    { type: 'changed', attrs: { id: 'h', leftOut: [], ...period } },
    { type: 'unanswered', attrs: { id: 'i', leftOut: [] } },
    { type: 'voices', attrs: { id: 'j', reason: words }, content: [text('k')] },
    { type: 'assumption', attrs: { id: 'l', assumptionId: 1 } },
    { type: 'code_block', attrs: { id: 'm' }, content: [{ type: 'text', text: words }] },
    { type: 'blockquote', attrs: { id: 'n' }, content: [text('o')] },
    { type: 'bullet_list', attrs: { id: 'p' }, content: [{ type: 'list_item', content: [text('q')] }] },
    {
      type: 'table',
      attrs: { id: 'r' },
      content: [{ type: 'table_row', content: [{ type: 'table_cell', content: [text('s')] }] }],
    },
    { type: 'image', attrs: { id: 't', asset: [...everyAsset.keys()][0]!, alt: words, width: 24, height: 16 } },
    {
      type: 'message_image',
      attrs: {
        id: 'u',
        messageId: 1,
        personId: 1,
        asset: [...everyAsset.keys()][0]!,
        named: true,
        text: words,
        place: 'Forum',
        date: day,
        url: 'https://forum.example.org/ilse_q',
        width: 24,
        height: 16,
      },
    },
  ];
  const audience = { salutation: words, length: 'full', naming: 'wished' } as const;
  const content = reportContent({ title: words, document: { version: 2, content: blocks } }, material, {
    date: day,
    audience,
    edition: { number: 1, edition: 1 },
  });
  return {
    reportId: 1,
    editionId: null,
    content,
    assets: everyAsset,
    evidence: evidenceRows(Object.values(material.evidence), namings, new Map([[1, [words]]]), 'wished'),
    setting,
  };
}

describe('somebody who is not to be named', () => {
  for (const format of formats) {
    it(`is named nowhere in ${format}, and the others as they wish (one field was forgotten)`, async () => {
      const told = everywhere(`${quietName} said: lost files. Write to ilse@quittenbaum.example or ILSE_Q.`);
      const text = (await textOf(told, format)).join('\n');
      expect(text).not.toMatch(/quittenbaum|ilse/i);
      expect(text).toContain('Nora Named');
      expect(text).toContain('hugo99');
      expect(text).not.toContain('Hugo Handle');
      expect(text).toContain('Someone in Forum');
      expect(bare(text)).toContain('lostfiles');
    });
  }
});
