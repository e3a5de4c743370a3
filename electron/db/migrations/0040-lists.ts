/** What an order by waiting time goes by: who waits longest first, then what nobody waits for, newest first. */
const waitingOrder = (row: string): string => `coalesce(${row}waiting_since, 9007199254740991 - ${row}last_message_id)`;

/** The lists that a conversation stands in besides that of its source, as rows of (list, conversation). */
const places = `
  SELECT 'label:' || label_id AS list, conversation_id FROM conversation_labels
  UNION ALL SELECT 'change:' || change_id, conversation_id FROM conversation_changes
  UNION ALL SELECT 'assigned:' || assignee, id FROM conversations WHERE assignee IS NOT NULL`;

const placed = (list: string, conversationId: string): string => `
  INSERT INTO list_places (list, conversation_id, state, last_message_id, waiting_order, relation)
    SELECT ${list}, id, state, last_message_id, ${waitingOrder('')}, relation FROM conversations WHERE id = ${conversationId};`;

/** Keeps `list_places` in step with a table that ties conversations to something. */
const tieTriggers = (table: string, column: string, kind: string): string => `
CREATE TRIGGER ${table}_placed AFTER INSERT ON ${table} BEGIN ${placed(`'${kind}:' || new.${column}`, 'new.conversation_id')}
END;
CREATE TRIGGER ${table}_moved AFTER UPDATE OF conversation_id, ${column} ON ${table} BEGIN
  DELETE FROM list_places WHERE list = '${kind}:' || old.${column} AND conversation_id = old.conversation_id;
  ${placed(`'${kind}:' || new.${column}`, 'new.conversation_id')}
END;
CREATE TRIGGER ${table}_unplaced AFTER DELETE ON ${table} BEGIN
  DELETE FROM list_places WHERE list = '${kind}:' || old.${column} AND conversation_id = old.conversation_id;
END;`;

/** Lists in every order at any size, their stored counts, and the first saved views. */
export const lists = {
  version: 40,
  sql: `
-- Every order of every list is a range of one index.
CREATE INDEX conversations_by_waiting ON conversations (state, ${waitingOrder('')}, id);
CREATE INDEX conversations_of_source_by_waiting ON conversations (source_id, state, ${waitingOrder('')}, id);
CREATE INDEX conversations_of_source_by_relation ON conversations (source_id, state, relation, last_message_id);

-- Where a conversation stands in the lists of its labels, its changes and its assignee; kept by triggers alone.
CREATE TABLE list_places (
  -- 'label:3', 'change:4', 'assigned:me'
  list TEXT NOT NULL,
  conversation_id INTEGER NOT NULL,
  state INTEGER NOT NULL,
  last_message_id INTEGER NOT NULL,
  waiting_order INTEGER NOT NULL,
  relation INTEGER NOT NULL,
  PRIMARY KEY (list, conversation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX list_places_newest ON list_places (list, state, last_message_id);
CREATE INDEX list_places_waiting ON list_places (list, state, waiting_order, conversation_id);
CREATE INDEX list_places_relation ON list_places (list, state, relation, last_message_id);
CREATE INDEX list_places_by_conversation ON list_places (conversation_id);
INSERT INTO list_places (list, conversation_id, state, last_message_id, waiting_order, relation)
  SELECT list, id, state, last_message_id, ${waitingOrder('')}, relation
  FROM (${places}) JOIN conversations ON id = conversation_id;
${tieTriggers('conversation_labels', 'label_id', 'label')}
${tieTriggers('conversation_changes', 'change_id', 'change')}
CREATE TRIGGER assignee_placed AFTER UPDATE OF assignee ON conversations WHEN new.assignee IS NOT old.assignee BEGIN
  DELETE FROM list_places WHERE list = 'assigned:' || old.assignee AND conversation_id = old.id;
  INSERT INTO list_places (list, conversation_id, state, last_message_id, waiting_order, relation)
    SELECT 'assigned:' || new.assignee, new.id, new.state, new.last_message_id, ${waitingOrder('new.')}, new.relation
    WHERE new.assignee IS NOT NULL;
END;
CREATE TRIGGER conversation_moved AFTER UPDATE OF state, last_message_id, waiting_since, relation ON conversations
WHEN old.state <> new.state OR old.last_message_id <> new.last_message_id OR old.waiting_since IS NOT new.waiting_since
  OR old.relation <> new.relation BEGIN
  UPDATE list_places SET state = new.state, last_message_id = new.last_message_id,
    waiting_order = ${waitingOrder('new.')}, relation = new.relation
    WHERE conversation_id = new.id;
END;

CREATE TABLE list_counts (
  list TEXT NOT NULL,
  state INTEGER NOT NULL,
  conversations INTEGER NOT NULL,
  PRIMARY KEY (list, state)
) STRICT, WITHOUT ROWID;
INSERT INTO list_counts SELECT list, state, count(*) FROM list_places GROUP BY list, state;
CREATE TRIGGER list_counted AFTER INSERT ON list_places BEGIN
  INSERT INTO list_counts VALUES (new.list, new.state, 1) ON CONFLICT DO UPDATE SET conversations = conversations + 1;
END;
CREATE TRIGGER list_recounted AFTER UPDATE OF state ON list_places WHEN old.state <> new.state BEGIN
  UPDATE list_counts SET conversations = conversations - 1 WHERE list = old.list AND state = old.state;
  INSERT INTO list_counts VALUES (new.list, new.state, 1) ON CONFLICT DO UPDATE SET conversations = conversations + 1;
END;
CREATE TRIGGER list_uncounted AFTER DELETE ON list_places BEGIN
  UPDATE list_counts SET conversations = conversations - 1 WHERE list = old.list AND state = old.state;
END;

-- How many conversations wait for an answer, of each source in each state.
DROP TRIGGER conversation_counted;
DROP TRIGGER conversation_recounted;
DROP TRIGGER conversation_uncounted;
ALTER TABLE conversation_counts ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;
UPDATE conversation_counts SET waiting = (SELECT count(*) FROM conversations AS c
  WHERE c.source_id = conversation_counts.source_id AND c.state = conversation_counts.state AND waiting_since IS NOT NULL);
CREATE TRIGGER conversation_counted AFTER INSERT ON conversations BEGIN
  INSERT INTO conversation_counts VALUES (new.source_id, new.state, 1, new.unread, new.waiting_since IS NOT NULL)
    ON CONFLICT DO UPDATE SET conversations = conversations + 1, unread = unread + excluded.unread,
      waiting = waiting + excluded.waiting;
END;
CREATE TRIGGER conversation_recounted AFTER UPDATE OF state, unread, source_id, waiting_since ON conversations
WHEN old.state <> new.state OR old.unread <> new.unread OR old.source_id <> new.source_id
  OR (old.waiting_since IS NULL) <> (new.waiting_since IS NULL) BEGIN
  UPDATE conversation_counts SET conversations = conversations - 1, unread = unread - old.unread,
    waiting = waiting - (old.waiting_since IS NOT NULL)
    WHERE source_id = old.source_id AND state = old.state;
  INSERT INTO conversation_counts VALUES (new.source_id, new.state, 1, new.unread, new.waiting_since IS NOT NULL)
    ON CONFLICT DO UPDATE SET conversations = conversations + 1, unread = unread + excluded.unread,
      waiting = waiting + excluded.waiting;
END;
CREATE TRIGGER conversation_uncounted AFTER DELETE ON conversations BEGIN
  UPDATE conversation_counts SET conversations = conversations - 1, unread = unread - old.unread,
    waiting = waiting - (old.waiting_since IS NOT NULL)
    WHERE source_id = old.source_id AND state = old.state;
END;

CREATE INDEX rule_runs_by_group ON rule_runs (group_id);
-- What a person counts on; they can be changed and deleted like their own.
INSERT INTO saved_views (name, query, sort, position, created_at)
  SELECT name, query, sort, position, unixepoch('subsec') * 1000 FROM (
    SELECT 'Waiting for our answer' AS name, 'is:open is:unanswered' AS query, 'waiting' AS sort, 1 AS position
    UNION ALL SELECT 'Credit we owe', 'has:quote -practice:respecting -practice:voicing', 'newest', 2)
  WHERE NOT EXISTS (SELECT 1 FROM saved_views);
`,
};
