/** The first shape of the file. Append-only: a later change is a later migration. */
export const initial = {
  version: 10,
  sql: `
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('mail', 'feed', 'stackexchange', 'archive')),
  name TEXT NOT NULL UNIQUE,
  address TEXT UNIQUE,
  cursor TEXT,
  messages INTEGER NOT NULL DEFAULT 0,
  last_sync_at INTEGER,
  last_error TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  credit_wish TEXT NOT NULL DEFAULT 'ask' CHECK (credit_wish IN ('ask', 'name', 'handle', 'anonymous')),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE identities (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  place TEXT NOT NULL,
  address TEXT NOT NULL,
  name TEXT,
  url TEXT,
  UNIQUE (place, address)
) STRICT;
CREATE INDEX identities_by_person ON identities (person_id);

CREATE TABLE conversations (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  title TEXT NOT NULL,
  -- 0 open, 1 snoozed, 2 done, 3 merged into another
  state INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 1,
  snoozed_until INTEGER,
  practices INTEGER NOT NULL DEFAULT 0,
  messages INTEGER NOT NULL DEFAULT 0,
  participants INTEGER NOT NULL DEFAULT 0,
  first_message_id INTEGER NOT NULL,
  last_message_id INTEGER NOT NULL,
  first_identity_id INTEGER,
  last_identity_id INTEGER,
  snippet TEXT NOT NULL DEFAULT '',
  merged_into INTEGER
) STRICT;
CREATE INDEX conversations_by_state ON conversations (state, last_message_id);
CREATE INDEX conversations_by_source ON conversations (source_id, state, last_message_id);
CREATE INDEX conversations_snoozed ON conversations (snoozed_until) WHERE state = 1;

CREATE TABLE conversation_counts (
  source_id INTEGER NOT NULL,
  state INTEGER NOT NULL,
  conversations INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (source_id, state)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER conversation_counted AFTER INSERT ON conversations BEGIN
  INSERT INTO conversation_counts VALUES (new.source_id, new.state, 1, new.unread)
    ON CONFLICT DO UPDATE SET conversations = conversations + 1, unread = unread + excluded.unread;
END;
CREATE TRIGGER conversation_recounted AFTER UPDATE OF state, unread, source_id ON conversations
WHEN old.state <> new.state OR old.unread <> new.unread OR old.source_id <> new.source_id BEGIN
  UPDATE conversation_counts SET conversations = conversations - 1, unread = unread - old.unread
    WHERE source_id = old.source_id AND state = old.state;
  INSERT INTO conversation_counts VALUES (new.source_id, new.state, 1, new.unread)
    ON CONFLICT DO UPDATE SET conversations = conversations + 1, unread = unread + excluded.unread;
END;
CREATE TRIGGER conversation_uncounted AFTER DELETE ON conversations BEGIN
  UPDATE conversation_counts SET conversations = conversations - 1, unread = unread - old.unread
    WHERE source_id = old.source_id AND state = old.state;
END;

-- What references alone hold together. A conversation is one thread, or several joined by subject or by hand.
CREATE TABLE threads (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  base_subject TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  messages INTEGER NOT NULL,
  -- 0 stands alone, 1 may join by subject, 2 joined by subject, 3 separated again by a person
  subject_join INTEGER NOT NULL DEFAULT 0,
  merged_into INTEGER
) STRICT;
CREATE INDEX threads_by_conversation ON threads (conversation_id);
CREATE INDEX threads_by_subject ON threads (source_id, base_subject, last_at) WHERE merged_into IS NULL;
CREATE INDEX threads_may_join ON threads (source_id, first_at) WHERE subject_join = 1 AND merged_into IS NULL;

-- Every id that a message bears or names; message_id is null while only named (a missing parent).
CREATE TABLE message_ids (
  source_id INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  thread_id INTEGER NOT NULL,
  message_id INTEGER,
  PRIMARY KEY (source_id, external_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE messages (
  -- milliseconds since 1970 * 2048 + sequence: the order of ids is the order of time
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  thread_id INTEGER NOT NULL REFERENCES threads (id),
  identity_id INTEGER REFERENCES identities (id),
  kind TEXT NOT NULL,
  external_id TEXT NOT NULL,
  reference_ids TEXT,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  search_extra TEXT,
  recipients TEXT,
  sent_at INTEGER,
  url TEXT,
  content_hash BLOB NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;
CREATE INDEX messages_by_thread ON messages (thread_id);

CREATE TABLE message_html (
  message_id INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
  -- text, or a blob of its raw deflate
  html ANY NOT NULL
) STRICT;

CREATE TABLE thread_participants (
  thread_id INTEGER NOT NULL,
  identity_id INTEGER NOT NULL,
  messages INTEGER NOT NULL,
  last_message_id INTEGER NOT NULL,
  PRIMARY KEY (thread_id, identity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_participants_by_identity ON thread_participants (identity_id, last_message_id);

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  content_id TEXT,
  inline INTEGER NOT NULL
) STRICT;
CREATE INDEX attachments_by_message ON attachments (message_id);

CREATE VIRTUAL TABLE messages_fts USING fts5 (
  subject, sender, body,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
-- Merging sixteen segments at one go, as is usual, held up everything for more than a second at 100,000 messages.
INSERT INTO messages_fts (messages_fts, rank) VALUES ('crisismerge', 64);

CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  target_type TEXT CHECK (target_type IN ('conversation', 'person', 'report')),
  target_id INTEGER,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((target_type IS NULL) = (target_id IS NULL))
) STRICT;
CREATE INDEX notes_by_target ON notes (target_type, target_id);
CREATE INDEX notes_by_time ON notes (updated_at);

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  message_id INTEGER,
  conversation_id INTEGER,
  identity_id INTEGER,
  quote TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  -- who and where as known at capture, kept even if the message goes
  who TEXT NOT NULL,
  source_name TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  url TEXT,
  captured_at INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_conversation ON evidence (conversation_id);
CREATE INDEX evidence_by_message ON evidence (message_id);
CREATE INDEX evidence_by_identity ON evidence (identity_id);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  document TEXT NOT NULL,
  -- the words of the document, for search
  words TEXT NOT NULL DEFAULT '',
  evidence INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- One index for everything that is no message. rowid = id * 4 + (0 identity, 1 note, 2 report). Ingest writes the identities.
CREATE VIRTUAL TABLE records_fts USING fts5 (
  title, body,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER note_indexed AFTER INSERT ON notes BEGIN
  INSERT INTO records_fts (rowid, title, body) VALUES (new.id * 4 + 1, '', new.body);
END;
CREATE TRIGGER note_reindexed AFTER UPDATE OF body ON notes BEGIN
  DELETE FROM records_fts WHERE rowid = old.id * 4 + 1;
  INSERT INTO records_fts (rowid, title, body) VALUES (new.id * 4 + 1, '', new.body);
END;
CREATE TRIGGER note_unindexed AFTER DELETE ON notes BEGIN
  DELETE FROM records_fts WHERE rowid = old.id * 4 + 1;
END;
CREATE TRIGGER report_indexed AFTER INSERT ON reports BEGIN
  INSERT INTO records_fts (rowid, title, body) VALUES (new.id * 4 + 2, new.title, new.words);
END;
CREATE TRIGGER report_reindexed AFTER UPDATE OF title, words ON reports BEGIN
  DELETE FROM records_fts WHERE rowid = old.id * 4 + 2;
  INSERT INTO records_fts (rowid, title, body) VALUES (new.id * 4 + 2, new.title, new.words);
END;
CREATE TRIGGER report_unindexed AFTER DELETE ON reports BEGIN
  DELETE FROM records_fts WHERE rowid = old.id * 4 + 2;
END;

-- What was done and can be undone: images of the touched rows before and after.
CREATE TABLE actions (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  count INTEGER NOT NULL,
  done_at INTEGER NOT NULL,
  undone_at INTEGER,
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  state TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  progress TEXT NOT NULL,
  result TEXT,
  error TEXT
) STRICT;
`,
};
