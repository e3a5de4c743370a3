import { randomUUID } from 'node:crypto';
import { usesOf } from '../../../shared/model/report-document.ts';
import { upgradedDocument, type FirstReportDocument } from '../../../shared/model/report-upgrade.ts';
import { rows, run } from '../statements.ts';
import type { Migration } from './migration.ts';

/** Reports with a rich document: drafts and their history, templates, audiences, recurring ones, and what was published. */
export const composer: Migration = {
  version: 70,
  sql: `
-- Whom a report is for, how they are spoken to, how much they get, and how people are named to them.
CREATE TABLE audiences (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  salutation TEXT NOT NULL DEFAULT '',
  length TEXT NOT NULL DEFAULT 'full' CHECK (length IN ('full', 'short')),
  naming TEXT NOT NULL DEFAULT 'wished' CHECK (naming IN ('wished', 'unnamed')),
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO audiences (name, salutation, length, naming, created_at) VALUES
  ('Product team', 'Dear product team,', 'full', 'wished', unixepoch() * 1000),
  ('Leadership', 'Dear colleagues,', 'short', 'wished', unixepoch() * 1000),
  ('Outside the company', 'Hello everyone,', 'full', 'unnamed', unixepoch() * 1000);

-- Own templates; those that come with the program are in its code.
CREATE TABLE report_templates (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  document TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- Reports that come again: the next one is due at next_at and begins filled with what came since the last.
CREATE TABLE report_series (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  -- the key of a template of the program, or own:ID
  template TEXT NOT NULL,
  audience_id INTEGER,
  every TEXT NOT NULL CHECK (every IN ('week', 'fortnight', 'month', 'quarter')),
  -- when it was due first: all other times follow from it
  first_at INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  -- until when the last one looked; the next begins there
  covered_until INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- No references: undo brings a report back whose audience or series is gone by then.
ALTER TABLE reports ADD COLUMN audience_id INTEGER;
ALTER TABLE reports ADD COLUMN series_id INTEGER;
-- What the document names, as JSON: ids of evidence, changes and assumptions, hashes of pictures.
ALTER TABLE reports ADD COLUMN uses TEXT NOT NULL DEFAULT '{"evidence":[],"changes":[],"assumptions":[],"assets":[]}';
-- What undo needs after a restart: the document that the steps begin with, and the steps (JSON). Null: nothing to undo.
ALTER TABLE reports ADD COLUMN undo_base TEXT;
ALTER TABLE reports ADD COLUMN undo_steps TEXT;

-- Earlier states of a draft, numbered as they were kept.
CREATE TABLE report_versions (
  id INTEGER PRIMARY KEY,
  -- no reference: undo brings a deleted report back, and its history with it
  report_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  document TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX report_versions_by_report ON report_versions (report_id, at);

-- Keys of what the checks found and somebody set aside, as JSON.
ALTER TABLE reports ADD COLUMN set_aside TEXT NOT NULL DEFAULT '[]';

-- What was published, frozen: the document and all that it rests on. number counts reports, edition those of one report.
CREATE TABLE report_editions (
  id INTEGER PRIMARY KEY,
  -- no reference: what was published stays when the draft is deleted
  report_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  edition INTEGER NOT NULL,
  title TEXT NOT NULL,
  document TEXT NOT NULL,
  -- ReportMaterial as JSON
  material TEXT NOT NULL,
  -- Audience and its name as JSON
  audience TEXT NOT NULL,
  -- SHA-256 over title, document, material and audience as they were published, hex
  hash TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  -- When somebody was last taken out of it because they asked to be forgotten, and the same hash over what was left
  redacted_at INTEGER,
  redacted_hash TEXT,
  UNIQUE (number, edition)
) STRICT;
CREATE INDEX report_editions_by_report ON report_editions (report_id, edition);

-- What the company said to it; about one of its changes, or to the whole.
CREATE TABLE report_answers (
  id INTEGER PRIMARY KEY,
  edition_id INTEGER NOT NULL REFERENCES report_editions (id) ON DELETE CASCADE,
  change_id INTEGER REFERENCES changes (id) ON DELETE SET NULL,
  by_whom TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX report_answers_by_edition ON report_answers (edition_id, at);
CREATE INDEX report_answers_by_change ON report_answers (change_id) WHERE change_id IS NOT NULL;

-- What a report gathers of a stretch of time, and what earlier reports asked for.
CREATE INDEX contributions_by_time ON contributions (given_at);
CREATE INDEX change_steps_by_time ON change_steps (at);
CREATE INDEX change_steps_by_report ON change_steps (report_id) WHERE report_id IS NOT NULL;

-- Pictures in reports, by the SHA-256 of their bytes, hex.
CREATE TABLE report_assets (
  hash TEXT PRIMARY KEY,
  mime TEXT NOT NULL CHECK (mime IN ('image/png', 'image/jpeg', 'image/gif', 'image/webp')),
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
  after: (database) => {
    for (const { id, json } of rows<{ id: number; json: string }>(
      database,
      'SELECT id, document AS json FROM reports',
    )) {
      const document = upgradedDocument(JSON.parse(json) as FirstReportDocument, randomUUID);
      const uses = JSON.stringify(usesOf(document));
      run(database, 'UPDATE reports SET document = ?, uses = ? WHERE id = ?', JSON.stringify(document), uses, id);
    }
  },
};
