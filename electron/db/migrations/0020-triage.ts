/** Triage: labels, pins, reminders, who waits, saved views, rules, changes, assumptions, and what came in since the last look. */
export const triage = {
  version: 20,
  sql: `
-- One of us: what they say answers a conversation.
ALTER TABLE people ADD COLUMN ours INTEGER NOT NULL DEFAULT 0;
CREATE INDEX people_ours ON people (id) WHERE ours = 1;

ALTER TABLE conversations ADD COLUMN pinned_at INTEGER;
-- What arrives in a muted conversation neither opens it nor makes it unread.
ALTER TABLE conversations ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN assignee TEXT;
ALTER TABLE conversations ADD COLUMN remind_at INTEGER;
-- When it was read last: what was imported later is new.
ALTER TABLE conversations ADD COLUMN read_at INTEGER NOT NULL DEFAULT 0;
-- Since when somebody waits for an answer, null when nobody does.
ALTER TABLE conversations ADD COLUMN waiting_since INTEGER;
-- Who began it: 0 anybody, 1 a known helper, 2 somebody we owe, 3 a first-time voice
ALTER TABLE conversations ADD COLUMN relation INTEGER NOT NULL DEFAULT 0;
CREATE INDEX conversations_pinned ON conversations (state, pinned_at) WHERE pinned_at IS NOT NULL;
CREATE INDEX conversations_waiting ON conversations (state, waiting_since) WHERE waiting_since IS NOT NULL;
CREATE INDEX conversations_by_relation ON conversations (state, relation, last_message_id);
CREATE INDEX conversations_reminded ON conversations (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX conversations_by_assignee ON conversations (assignee) WHERE assignee IS NOT NULL;
CREATE INDEX messages_by_identity ON messages (identity_id);

UPDATE conversations SET waiting_since = first_message_id / 2048 WHERE participants <= 1 AND state < 3;
UPDATE conversations SET relation = 3 WHERE first_message_id IN
  (SELECT min(first_message_id) FROM conversations WHERE first_identity_id IS NOT NULL GROUP BY first_identity_id);
UPDATE conversations SET read_at = unixepoch('subsec') * 1000 WHERE unread = 0;

CREATE TABLE labels (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  colour TEXT NOT NULL,
  -- kept by triggers: how many open conversations bear it
  open INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE conversation_labels (
  id INTEGER PRIMARY KEY,
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  label_id INTEGER NOT NULL REFERENCES labels (id) ON DELETE CASCADE,
  UNIQUE (label_id, conversation_id)
) STRICT;
CREATE INDEX conversation_labels_by_conversation ON conversation_labels (conversation_id);
CREATE TRIGGER label_counted AFTER INSERT ON conversation_labels BEGIN
  UPDATE labels SET open = open + (SELECT state = 0 FROM conversations WHERE id = new.conversation_id) WHERE id = new.label_id;
END;
CREATE TRIGGER label_uncounted AFTER DELETE ON conversation_labels BEGIN
  UPDATE labels SET open = open - (SELECT state = 0 FROM conversations WHERE id = old.conversation_id) WHERE id = old.label_id;
END;
CREATE TRIGGER label_recounted AFTER UPDATE OF state ON conversations WHEN (old.state = 0) <> (new.state = 0) BEGIN
  UPDATE labels SET open = open + iif(new.state = 0, 1, -1)
    WHERE id IN (SELECT label_id FROM conversation_labels WHERE conversation_id = new.id);
END;

CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'heard'
    CHECK (state IN ('heard', 'championed', 'accepted', 'shipped', 'told', 'declined')),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE TABLE conversation_changes (
  id INTEGER PRIMARY KEY,
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  change_id INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
  UNIQUE (change_id, conversation_id)
) STRICT;
CREATE INDEX conversation_changes_by_conversation ON conversation_changes (conversation_id);
CREATE TRIGGER change_indexed AFTER INSERT ON changes BEGIN
  INSERT INTO records_fts (rowid, title, body) VALUES (new.id * 4 + 3, new.title, '');
END;
CREATE TRIGGER change_reindexed AFTER UPDATE OF title ON changes BEGIN
  DELETE FROM records_fts WHERE rowid = old.id * 4 + 3;
  INSERT INTO records_fts (rowid, title, body) VALUES (new.id * 4 + 3, new.title, '');
END;
CREATE TRIGGER change_unindexed AFTER DELETE ON changes BEGIN
  DELETE FROM records_fts WHERE rowid = old.id * 4 + 3;
END;

-- The same thing, raised at two places. a_id < b_id.
CREATE TABLE conversation_links (
  id INTEGER PRIMARY KEY,
  a_id INTEGER NOT NULL REFERENCES conversations (id),
  b_id INTEGER NOT NULL REFERENCES conversations (id),
  UNIQUE (a_id, b_id)
) STRICT;
CREATE INDEX conversation_links_back ON conversation_links (b_id);

CREATE TABLE assumptions (
  id INTEGER PRIMARY KEY,
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  sentence TEXT NOT NULL,
  look_again_at INTEGER,
  -- how it came out, in words; null while it is held
  outcome TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX assumptions_by_conversation ON assumptions (conversation_id);

CREATE TABLE saved_views (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  sort TEXT NOT NULL DEFAULT 'newest',
  position INTEGER NOT NULL,
  -- the stored counter: conversations that match, as counted last
  conversations INTEGER NOT NULL DEFAULT 0,
  counted_at INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE rules (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  -- JSON: what is done with each conversation that matches
  effects TEXT NOT NULL,
  on_arrival INTEGER NOT NULL DEFAULT 1,
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE rule_runs (
  id INTEGER PRIMARY KEY,
  rule_id INTEGER NOT NULL,
  rule_name TEXT NOT NULL,
  trigger TEXT NOT NULL CHECK (trigger IN ('arrival', 'demand')),
  conversations INTEGER NOT NULL,
  -- the group of actions that undoes it
  group_id INTEGER,
  ran_at INTEGER NOT NULL
) STRICT;

-- Conversations in which something arrived that neither rules nor notifications have seen yet.
CREATE TABLE arrivals (
  conversation_id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL,
  arrived_at INTEGER NOT NULL
) STRICT;

-- What a message looked like where it came from: the header block of a mail, the entry of a feed, the row of a dump.
CREATE TABLE message_source (
  message_id INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
  -- text, or a blob of its raw deflate
  source ANY NOT NULL
) STRICT;

-- Split off by hand: references do not bring the two together again.
ALTER TABLE threads ADD COLUMN split_from INTEGER;

-- Actions of one group (a bulk action, a run of a rule) are undone together.
ALTER TABLE actions ADD COLUMN group_id INTEGER;
ALTER TABLE actions ADD COLUMN subject TEXT NOT NULL DEFAULT '';
CREATE INDEX actions_by_group ON actions (group_id);
`,
};
