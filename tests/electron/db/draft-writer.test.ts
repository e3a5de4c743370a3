import fc from 'fast-check';
import { history } from 'prosemirror-history';
import { describe, expect, it } from 'vitest';
import { createDraftWriter } from '../../../renderer/src/features/reports/draft-writer.ts';
import { documentOf } from '../../../renderer/src/features/reports/documents.ts';
import { openedState, undoLogOf, undoRecorder } from '../../../renderer/src/features/reports/undo-log.ts';
import { paragraph, type ReportDocument } from '../../../shared/model/report-document.ts';
import { anyDeed, done } from '../../renderer/features/reports/any-deed.ts';
import { temporaryDatabase } from '../profile.ts';

const begin: ReportDocument = {
  version: 2,
  content: ['The first words of it.', 'And “some” more \u{1f600}.', '', 'The end.'].map((words, at) =>
    paragraph(words, `block-${at}`),
  ),
};
const plugins = () => [history(), undoRecorder()];

describe('a draft of which only the changes are saved', () => {
  it('stands in the file as it does on the page, whatever was done between two saves', async () => {
    // Catches a change that is put at another place, a comma or a step too many, and an undo that is lost or belongs elsewhere.
    const { api } = temporaryDatabase();
    let changes = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyDeed, fc.constantFrom('nothing', 'save', 'save', 'save', 'foreign')), { maxLength: 30 }),
        async (deeds) => {
          let report = api.createReport({ title: 'Draft' });
          const { id } = report;
          const writer = () =>
            createDraftWriter(report, () => report.updatedAt, {
              save: async (whole) => api.saveDraft(whole),
              saveChange: async (change) => {
                const answer = api.saveDraftChange(change);
                changes += 1;
                return answer;
              },
            });
          let write = writer();
          let now = 1_000_000;
          let state = openedState(begin, null, plugins());
          for (const [deed, then] of deeds) {
            now += deed.after;
            state = done(state, deed, now);
            if (then === 'foreign') {
              // Somebody else put another document there: it is neither mixed with this one nor written over.
              const { updatedAt } = api.report({ id });
              const stored = api.saveDraft({ id, title: 'Other', savedAt: updatedAt, document: other, undoLog: null });
              expect(stored.updatedAt).toBeGreaterThan(updatedAt);
              await expect(write('Draft', state)).rejects.toMatchObject({ code: 'not-latest' });
              report = api.report({ id });
              expect(report).toMatchObject({ title: 'Other', document: JSON.parse(other) as object });
              // It is opened again as it is stored.
              state = openedState(report.document, report.undoLog, plugins());
              write = writer();
              continue;
            }
            if (then !== 'save') continue;
            const at = await write('Draft', state);
            const stored = api.report({ id });
            expect(stored.document).toEqual(documentOf(state.doc));
            expect(stored.undoLog).toEqual(undoLogOf(state));
            expect(stored.updatedAt).toBe(at);
          }
        },
      ),
      { numRuns: 120 },
    );
    // Without this everything could be saved whole, and nobody would see.
    expect(changes).toBeGreaterThan(50);
  });
});

const other = JSON.stringify({ version: 2, content: [paragraph('Something else.', 'other')] });
