import { unspaced } from './0030-search.ts';

/** The other side of the table: people, what they gave and got, what was promised, what they ask for and what became of it. */
export const people = {
  version: 60,
  sql: `
-- Joined: this row waits behind another person until it is split off again; always the one that stands, never a chain.
ALTER TABLE people ADD COLUMN joined_into INTEGER REFERENCES people (id);
-- JSON array of ISO 639-1 codes as somebody set them; null: as their messages show.
ALTER TABLE people ADD COLUMN languages TEXT;
-- Why this record is wrong, in words; null: nobody says so.
ALTER TABLE people ADD COLUMN wrong TEXT;
-- When we asked them whether they may be named; null: not yet.
ALTER TABLE people ADD COLUMN asked_at INTEGER;
-- Kept when nothing else is to do: when they were heard first and last, in how many conversations (never shown as a
-- number), and when they came back after a long silence. Null until it is worked out, and for those joined into others.
ALTER TABLE people ADD COLUMN first_at INTEGER;
ALTER TABLE people ADD COLUMN last_at INTEGER;
ALTER TABLE people ADD COLUMN conversations INTEGER;
ALTER TABLE people ADD COLUMN returned_at INTEGER;
CREATE INDEX people_by_last ON people (last_at, id) WHERE last_at IS NOT NULL;
CREATE INDEX people_first_time ON people (last_at, id) WHERE conversations = 1;
CREATE INDEX people_returned ON people (returned_at, id) WHERE returned_at IS NOT NULL;
CREATE INDEX people_joined ON people (joined_into) WHERE joined_into IS NOT NULL;
CREATE INDEX people_several ON people (last_at, id) WHERE conversations > 1;
CREATE INDEX people_wrong ON people (id) WHERE wrong IS NOT NULL;
-- Of somebody into whom others were joined: their own wish, and whether they are one of us on their own. What counts for all of
-- them stands in credit_wish and ours.
ALTER TABLE people ADD COLUMN own_wish TEXT;
ALTER TABLE people ADD COLUMN own_ours INTEGER;
-- People of whom the columns above, and by what others could be the same, are worked out when nothing else is to do.
CREATE TABLE voice_queue (person_id INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER voices_moved AFTER UPDATE OF conversation_id ON threads WHEN old.conversation_id <> new.conversation_id BEGIN
  INSERT OR IGNORE INTO voice_queue
    SELECT person_id FROM thread_participants JOIN identities ON identities.id = identity_id WHERE thread_id = new.id;
END;
INSERT INTO voice_queue SELECT id FROM people;

-- The person with whom an identity came, null while it is still there: where a split takes it back to.
ALTER TABLE identities ADD COLUMN home_id INTEGER REFERENCES people (id);

-- By what an identity could be told to be the same person as another: name, address, handle, own page; 1: signs with it.
CREATE TABLE identity_keys (
  key TEXT NOT NULL,
  identity_id INTEGER NOT NULL REFERENCES identities (id) ON DELETE CASCADE,
  signs INTEGER NOT NULL,
  PRIMARY KEY (key, identity_id, signs)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_keys_by_identity ON identity_keys (identity_id);
-- Identities that could be one person, and by what; follows from the keys. a_id < b_id.
CREATE TABLE join_suggestions (
  id INTEGER PRIMARY KEY,
  a_id INTEGER NOT NULL REFERENCES identities (id) ON DELETE CASCADE,
  b_id INTEGER NOT NULL REFERENCES identities (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  -- the address, the handle, the page
  detail TEXT NOT NULL,
  UNIQUE (a_id, b_id)
) STRICT;
CREATE INDEX join_suggestions_back ON join_suggestions (b_id);

-- Identities of which somebody said that they are two people. a_id < b_id.
CREATE TABLE not_joined (
  id INTEGER PRIMARY KEY,
  a_id INTEGER NOT NULL REFERENCES identities (id) ON DELETE CASCADE,
  b_id INTEGER NOT NULL REFERENCES identities (id) ON DELETE CASCADE,
  UNIQUE (a_id, b_id)
) STRICT;
CREATE INDEX not_joined_back ON not_joined (b_id);

-- Rows about people keep the id they were written with, also when that person is joined into another.
CREATE TABLE affiliations (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  organisation TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT '',
  since INTEGER,
  until INTEGER,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX affiliations_by_person ON affiliations (person_id);

-- What they said about being quoted; the newest counts.
CREATE TABLE consents (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  granted INTEGER NOT NULL,
  -- how they said it, and where
  words TEXT NOT NULL DEFAULT '',
  message_id INTEGER,
  given_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX consents_by_person ON consents (person_id);

-- A conversation that concerns somebody who does not speak in it.
CREATE TABLE conversation_people (
  id INTEGER PRIMARY KEY,
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  UNIQUE (person_id, conversation_id)
) STRICT;
CREATE INDEX conversation_people_by_conversation ON conversation_people (conversation_id);

-- 1: says what the person cares about
ALTER TABLE evidence ADD COLUMN cares INTEGER NOT NULL DEFAULT 0;

CREATE TABLE contributions (
  id INTEGER PRIMARY KEY,
  identity_id INTEGER NOT NULL REFERENCES identities (id),
  message_id INTEGER,
  conversation_id INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('idea', 'fault', 'answer', 'content', 'test', 'praise', 'criticism')),
  -- the words: what was selected, else how the message begins; offsets are null for a whole message
  quote TEXT NOT NULL,
  start_offset INTEGER,
  end_offset INTEGER,
  given_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  -- kept by triggers: somebody was thanked or named for it
  credited INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX contributions_owed ON contributions (given_at) WHERE credited = 0;
CREATE INDEX contributions_by_identity ON contributions (identity_id, given_at);
CREATE INDEX contributions_by_message ON contributions (message_id);
CREATE INDEX contributions_by_conversation ON contributions (conversation_id);

CREATE TABLE credits (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  contribution_id INTEGER REFERENCES contributions (id) ON DELETE SET NULL,
  place TEXT NOT NULL CHECK (place IN ('reply', 'release-notes', 'report', 'blog', 'talk', 'elsewhere')),
  words TEXT NOT NULL,
  -- how they were named, as they wished then
  named_as TEXT NOT NULL,
  link TEXT,
  report_id INTEGER,
  conversation_id INTEGER,
  given_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX credits_by_person ON credits (person_id, given_at);
CREATE INDEX credits_by_contribution ON credits (contribution_id);
CREATE INDEX credits_by_time ON credits (given_at);
CREATE INDEX credits_by_conversation ON credits (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE TRIGGER credit_counted AFTER INSERT ON credits WHEN new.contribution_id IS NOT NULL BEGIN
  UPDATE contributions SET credited = 1 WHERE id = new.contribution_id;
END;
CREATE TRIGGER credit_recounted AFTER UPDATE OF contribution_id ON credits BEGIN
  UPDATE contributions SET credited = EXISTS (SELECT 1 FROM credits WHERE contribution_id = contributions.id)
    WHERE id IN (old.contribution_id, new.contribution_id);
END;
CREATE TRIGGER credit_uncounted AFTER DELETE ON credits WHEN old.contribution_id IS NOT NULL BEGIN
  UPDATE contributions SET credited = EXISTS (SELECT 1 FROM credits WHERE contribution_id = contributions.id)
    WHERE id = old.contribution_id;
END;

CREATE TABLE promises (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  conversation_id INTEGER,
  message_id INTEGER,
  sentence TEXT NOT NULL,
  -- 'me' or the name of a colleague
  by_whom TEXT NOT NULL DEFAULT 'me',
  due_at INTEGER,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept', 'broken')),
  -- how it came out, in words
  outcome TEXT NOT NULL DEFAULT '',
  settled_at INTEGER,
  made_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX promises_by_person ON promises (person_id);
CREATE INDEX promises_by_conversation ON promises (conversation_id);
CREATE INDEX promises_open ON promises (due_at) WHERE state = 'open';

-- Hints that somebody waved away: 'contribution:idea', 'promise'.
CREATE TABLE dismissed_hints (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL,
  hint TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  UNIQUE (message_id, hint, start_offset)
) STRICT;

-- What speaks for an assumption, and what against.
CREATE TABLE assumption_grounds (
  id INTEGER PRIMARY KEY,
  assumption_id INTEGER NOT NULL REFERENCES assumptions (id) ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('for', 'against')),
  words TEXT NOT NULL,
  evidence_id INTEGER,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX assumption_grounds_by_assumption ON assumption_grounds (assumption_id);
CREATE INDEX assumptions_held ON assumptions (look_again_at) WHERE outcome IS NULL;

-- What the company answered, in its own words. For a declined change: the reason.
ALTER TABLE changes ADD COLUMN answer TEXT NOT NULL DEFAULT '';
ALTER TABLE changes ADD COLUMN answered_by TEXT NOT NULL DEFAULT '';
ALTER TABLE changes ADD COLUMN answered_at INTEGER;
ALTER TABLE changes ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE changes ADD COLUMN tracker_url TEXT;
-- as fetched last: 'open', 'closed', ...; null where it was never fetched
ALTER TABLE changes ADD COLUMN tracker_state TEXT;
ALTER TABLE changes ADD COLUMN tracker_title TEXT;
ALTER TABLE changes ADD COLUMN tracker_checked_at INTEGER;
ALTER TABLE changes ADD COLUMN tracker_error TEXT;
ALTER TABLE changes ADD COLUMN merged_into INTEGER REFERENCES changes (id);
CREATE INDEX changes_by_state ON changes (state, updated_at) WHERE merged_into IS NULL;
CREATE INDEX changes_by_time ON changes (updated_at) WHERE merged_into IS NULL;
CREATE INDEX changes_merged ON changes (merged_into) WHERE merged_into IS NOT NULL;

-- Each step of a change with its date and words.
CREATE TABLE change_steps (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  words TEXT NOT NULL DEFAULT '',
  report_id INTEGER,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX change_steps_by_change ON change_steps (change_id, at);
INSERT INTO change_steps (change_id, state, at) SELECT id, 'heard', created_at FROM changes;
INSERT INTO change_steps (change_id, state, at) SELECT id, state, updated_at FROM changes WHERE state <> 'heard';

CREATE TABLE change_evidence (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
  evidence_id INTEGER NOT NULL REFERENCES evidence (id) ON DELETE CASCADE,
  UNIQUE (change_id, evidence_id)
) STRICT;
CREATE INDEX change_evidence_by_evidence ON change_evidence (evidence_id);

-- Who asks follows from the conversations and the evidence; this says otherwise: 1 asks as well, 0 does not.
CREATE TABLE change_voices (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES people (id),
  asks INTEGER NOT NULL,
  UNIQUE (change_id, person_id)
) STRICT;
CREATE INDEX change_voices_by_person ON change_voices (person_id);

-- Who was told that it shipped, or why it will not. What a change became can be told more than once; those that are told
-- keep their words, and each place has one draft at most.
CREATE TABLE change_tellings (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES people (id),
  conversation_id INTEGER,
  -- the draft as it stands, or the words as they went out
  words TEXT NOT NULL DEFAULT '',
  -- null while it is a draft
  told_at INTEGER,
  how TEXT NOT NULL DEFAULT '' CHECK (how IN ('', 'sent', 'exported', 'copied', 'by hand')),
  -- "did it help?"
  helped TEXT CHECK (helped IN ('yes', 'partly', 'no')),
  helped_words TEXT NOT NULL DEFAULT '',
  helped_at INTEGER
) STRICT;
CREATE INDEX change_tellings_by_change ON change_tellings (change_id, person_id);
CREATE INDEX change_tellings_unasked ON change_tellings (told_at) WHERE told_at IS NOT NULL AND helped IS NULL;
CREATE INDEX change_tellings_by_person ON change_tellings (person_id);

-- Messages older than so many days go, unless something rests on them; null keeps them.
ALTER TABLE sources ADD COLUMN keep_days INTEGER;

-- Salted hashes of addresses that asked to be forgotten, so that no import brings them back.
CREATE TABLE forgotten (
  hash BLOB PRIMARY KEY,
  forgotten_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Somebody who is being forgotten right now, in steps; goes on after a crash. 0 conversations, 1 all messages, 2 the rest, 3 the file
CREATE TABLE forgetting (
  person_id INTEGER PRIMARY KEY,
  phase INTEGER NOT NULL DEFAULT 0,
  -- messages below this were looked through
  cursor INTEGER NOT NULL DEFAULT 0
) STRICT;
-- What is deleted leads to its rows without looking through all of them.
CREATE INDEX message_ids_unseen ON message_ids (thread_id) WHERE message_id IS NULL;
CREATE INDEX threads_merged ON threads (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX conversations_merged ON conversations (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX attachments_by_content ON attachments (sha256);
CREATE TABLE forgetting_salt (id INTEGER PRIMARY KEY CHECK (id = 1), salt BLOB NOT NULL) STRICT;

-- Notes can stand on changes too.
CREATE TABLE notes_anew (
  id INTEGER PRIMARY KEY,
  target_type TEXT CHECK (target_type IN ('conversation', 'person', 'report', 'change')),
  target_id INTEGER,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((target_type IS NULL) = (target_id IS NULL))
) STRICT;
INSERT INTO notes_anew SELECT id, target_type, target_id, body, created_at, updated_at FROM notes;
DROP TRIGGER note_unindexed;
DROP TABLE notes;
ALTER TABLE notes_anew RENAME TO notes;
CREATE INDEX notes_by_target ON notes (target_type, target_id);
CREATE INDEX notes_by_time ON notes (updated_at);
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
CREATE TRIGGER note_queued AFTER INSERT ON notes WHEN new.body GLOB '${unspaced}' BEGIN
  INSERT OR IGNORE INTO record_queue VALUES (new.id * 4 + 1);
END;
CREATE TRIGGER note_requeued AFTER UPDATE OF body ON notes WHEN new.body GLOB '${unspaced}' BEGIN
  INSERT OR IGNORE INTO record_queue VALUES (new.id * 4 + 1);
END;
`,
};
