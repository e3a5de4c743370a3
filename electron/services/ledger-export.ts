import type { LedgerPerson } from '../../shared/model/giving.ts';
import type { DatabaseClient } from '../db/client.ts';
import { allContributors } from '../export/all-contributors.ts';
import { ledgerContent } from '../export/ledger-content.ts';
import { ledgerCsv } from '../export/ledger-csv.ts';
import { ledgerMarkdown } from '../export/ledger-markdown.ts';
import { writeWholeFile } from '../export/write-file.ts';

export type LedgerFormat = 'markdown' | 'csv' | 'all-contributors';

/** What the dialog for saving offers for each format. */
export const ledgerFormats = {
  markdown: { name: 'Credit ledger.md', filter: { name: 'Markdown', extensions: ['md'] } },
  csv: { name: 'Credit ledger.csv', filter: { name: 'Table (CSV)', extensions: ['csv'] } },
  'all-contributors': { name: '.all-contributorsrc', filter: { name: 'All Contributors', extensions: ['*'] } },
} satisfies Record<LedgerFormat, { name: string; filter: { name: string; extensions: string[] } }>;

const pageSize = 100;

/** Writes the whole ledger as a file, whole or not at all. */
export async function writtenLedger(
  database: DatabaseClient,
  { format, project, owner }: { format: LedgerFormat; project: string; owner: string },
  target: string,
): Promise<void> {
  const people: LedgerPerson[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const page: { people: LedgerPerson[]; next: number | null } = await database.call('ledgerPage', {
      after,
      limit: pageSize,
    });
    people.push(...page.people);
    after = page.next;
  }
  const dates = { locale: 'en-GB', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  const words =
    format === 'all-contributors'
      ? allContributors(people, { project, owner })
      : format === 'csv'
        ? ledgerCsv(ledgerContent(people), dates)
        : ledgerMarkdown(ledgerContent(people), dates);
  await writeWholeFile(target, words);
}
