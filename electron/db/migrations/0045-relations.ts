/** What relations go by is kept with each person, so that it stays true in whatever order messages arrive. */
export const relations = {
  version: 45,
  sql: `
-- The first message heard of them, null for somebody who has not spoken.
ALTER TABLE people ADD COLUMN first_message_id INTEGER;
-- They have spoken in a conversation that somebody else began.
ALTER TABLE people ADD COLUMN helped INTEGER NOT NULL DEFAULT 0;

UPDATE people SET first_message_id =
    (SELECT min(messages.id) FROM identities JOIN messages ON identity_id = identities.id WHERE person_id = people.id),
  helped = EXISTS (SELECT 1 FROM identities
    JOIN thread_participants ON identity_id = identities.id JOIN threads ON threads.id = thread_id
    JOIN conversations ON conversations.id = conversation_id JOIN identities AS beginner ON beginner.id = first_identity_id
    WHERE identities.person_id = people.id AND beginner.person_id <> people.id);

UPDATE conversations SET relation = wanted.relation FROM
  (SELECT conversations.id, coalesce((SELECT CASE WHEN ours = 1 THEN 0
      -- 12: credit was given, or an answer
      WHEN practices & 12 = 0 AND EXISTS
        (SELECT 1 FROM evidence JOIN identities AS quoted ON quoted.id = evidence.identity_id
         WHERE conversation_id = conversations.id AND quoted.person_id = people.id) THEN 2
      WHEN people.first_message_id >= conversations.first_message_id THEN 3
      WHEN helped = 1 THEN 1 ELSE 0 END
    FROM identities JOIN people ON people.id = person_id WHERE identities.id = first_identity_id), 0) AS relation
   FROM conversations) AS wanted
  WHERE wanted.id = conversations.id AND wanted.relation <> conversations.relation;
`,
};
