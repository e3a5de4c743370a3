/** What takes less room and less time: sources of messages packed together, counts kept once. */
export const packing = {
  version: 50,
  sql: `
-- Sources of several messages, packed together: header blocks of a list are much alike. An integer in message_source.source is
-- the id of a block times 64 plus the place in it; texts and blobs stay as they were.
CREATE TABLE source_blocks (
  id INTEGER PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

-- How many open conversations bear a label stands in list_counts.
DROP TRIGGER label_counted;
DROP TRIGGER label_uncounted;
DROP TRIGGER label_recounted;
ALTER TABLE labels DROP COLUMN open;

-- Small steps fill this index: with merges of four pieces every entry was written five times over.
INSERT INTO message_beginnings (message_beginnings, rank) VALUES ('automerge', 16);
`,
};
