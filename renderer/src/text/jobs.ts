import { countOf, formatNumber } from './count.ts';

export const jobsText = {
  running: { import: 'Importing', sync: 'Checking', export: 'Exporting', backup: 'Backing up' },
  done: { import: 'Imported', sync: 'Checked', export: 'Exported', backup: 'Backed up' },
  failed: { import: 'Import failed', sync: 'Check failed', export: 'Export failed', backup: 'Backup failed' },
  cancelled: { import: 'Import stopped', sync: 'Check stopped', export: 'Export stopped', backup: 'Backup stopped' },
  progress: (messages: number, rate: number) =>
    rate >= 1
      ? `${countOf(messages, 'message')} · ${formatNumber(Math.round(rate))} a second`
      : countOf(messages, 'message'),
  progressLabel: (label: string) => `Progress of ${label}`,
  cancel: 'Stop',
  cancelOf: (label: string) => `Stop ${label}`,
  more: (count: number) => `and ${formatNumber(count)} more`,
  details: 'Details',
  dismiss: 'Dismiss',
  dismissOf: (label: string) => `Take ${label} off the list`,
  summary: (fresh: number, duplicate: number, failed: number) =>
    [
      `${formatNumber(fresh)} new`,
      ...(duplicate > 0 ? [`${formatNumber(duplicate)} known already`] : []),
      ...(failed > 0 ? [`${formatNumber(failed)} failed`] : []),
    ].join(' · '),
  resultTitle: (label: string) => `Result of ${label}`,
  counts: {
    new: 'New messages',
    updated: 'Changed messages',
    duplicate: 'Known already',
    failed: 'Could not be read',
    skipped: 'Files left out',
    conversations: 'Conversations at the source',
    people: 'People at the source',
  },
  took: (seconds: string) => `It took ${seconds}.`,
  seconds: (seconds: number) =>
    seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`,
  failures: 'Could not be read',
  skipped: 'Left out, not messages',
  nothingWrong: 'Everything could be read.',
  noResult: 'This work left no result.',
  where: 'Place',
  reason: 'Reason',
};
