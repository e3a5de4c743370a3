/** Letters of scripts without spaces, as GLOB takes them; in step with `shared/model/words.ts`. */
export const unspaced =
  '*[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\ua960-\ua97f\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\u{1f000}-\u{3ffff}]*';

/** Search: word beginnings, languages, spelling, own history. */
export const search = {
  version: 30,
  sql: `
-- Messages whose beginnings, language and words are written when nothing else is to do.
CREATE TABLE search_queue (
  message_id INTEGER PRIMARY KEY,
  -- 1: indexed before letters of scripts without spaces stood alone
  reindex INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO search_queue SELECT id, 1 FROM messages;

-- The first 2, 3, 4 and 6 letters of every word of a message. Longer tokens are marks: haslinks, languageen.
CREATE VIRTUAL TABLE message_beginnings USING fts5 (
  beginnings, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
INSERT INTO message_beginnings (message_beginnings, rank) VALUES ('crisismerge', 64);

-- Words of subjects and names, so that one spelled wrongly is found.
CREATE TABLE search_words (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  uses INTEGER NOT NULL
) STRICT;
-- Their trigrams, a sign on either side. rowid = id * 32 + length of the word
CREATE VIRTUAL TABLE search_word_parts USING fts5 (
  word, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1'
);

-- Entries of records_fts with letters of scripts without spaces: SQL alone cannot part them.
CREATE TABLE record_queue (record INTEGER PRIMARY KEY) STRICT;
INSERT INTO record_queue
  SELECT id * 4 FROM identities WHERE name GLOB '${unspaced}'
  UNION ALL SELECT id * 4 + 1 FROM notes WHERE body GLOB '${unspaced}'
  UNION ALL SELECT id * 4 + 2 FROM reports WHERE title GLOB '${unspaced}' OR words GLOB '${unspaced}'
  UNION ALL SELECT id * 4 + 3 FROM changes WHERE title GLOB '${unspaced}';
CREATE TRIGGER note_queued AFTER INSERT ON notes WHEN new.body GLOB '${unspaced}' BEGIN
  INSERT OR IGNORE INTO record_queue VALUES (new.id * 4 + 1);
END;
CREATE TRIGGER note_requeued AFTER UPDATE OF body ON notes WHEN new.body GLOB '${unspaced}' BEGIN
  INSERT OR IGNORE INTO record_queue VALUES (new.id * 4 + 1);
END;
CREATE TRIGGER report_queued AFTER INSERT ON reports
WHEN new.title GLOB '${unspaced}' OR new.words GLOB '${unspaced}' BEGIN
  INSERT OR IGNORE INTO record_queue VALUES (new.id * 4 + 2);
END;
CREATE TRIGGER report_requeued AFTER UPDATE OF title, words ON reports
WHEN new.title GLOB '${unspaced}' OR new.words GLOB '${unspaced}' BEGIN
  INSERT OR IGNORE INTO record_queue VALUES (new.id * 4 + 2);
END;
CREATE TRIGGER change_queued AFTER INSERT ON changes WHEN new.title GLOB '${unspaced}' BEGIN
  INSERT OR IGNORE INTO record_queue VALUES (new.id * 4 + 3);
END;
CREATE TRIGGER change_requeued AFTER UPDATE OF title ON changes WHEN new.title GLOB '${unspaced}' BEGIN
  INSERT OR IGNORE INTO record_queue VALUES (new.id * 4 + 3);
END;

-- What few conversations are is found without reading them all.
CREATE INDEX conversations_muted ON conversations (muted) WHERE muted = 1;
CREATE INDEX conversations_practised ON conversations (practices) WHERE practices > 1;

-- The words of records, for beginnings of names.
CREATE VIRTUAL TABLE record_words USING fts5vocab (records_fts, row);

CREATE TABLE search_history (
  query TEXT PRIMARY KEY,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
