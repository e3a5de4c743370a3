import type { ChangeState } from '../../../shared/model/change.ts';
import type { ReportChange, Voice } from '../../../shared/model/report-material.ts';
import { trackerOf } from '../../../shared/model/tracker.ts';
import { rows } from '../statements.ts';
import { placeName, standingPerson } from './members.ts';
import type { WritableDb } from '../open.ts';

/**
 * The changes of a report, by the ids that it names them with: one that was merged is told as the one that it went into, one
 * that was deleted is left out.
 */
export function reportChanges(database: WritableDb, ids: readonly number[]): Map<number, ReportChange> {
  if (ids.length === 0) return new Map();
  const found = rows<{
    named: number;
    id: number;
    title: string;
    state: ChangeState;
    description: string;
    answer: string;
    answeredBy: string;
    answeredAt: number | null;
    trackerUrl: string | null;
    trackerState: string | null;
  }>(
    database,
    `SELECT named.id AS named, changes.id, changes.title, changes.state, changes.description, changes.answer,
            changes.answered_by AS answeredBy, changes.answered_at AS answeredAt, changes.tracker_url AS trackerUrl,
            changes.tracker_state AS trackerState
     FROM json_each(?) AS wanted JOIN changes AS named ON named.id = wanted.value
     JOIN changes ON changes.id = coalesce(named.merged_into, named.id)`,
    JSON.stringify(ids),
  );
  const voices = voicesOfChanges(database, [...new Set(found.map(({ id }) => id))]);
  return new Map(
    found.map(({ named, answer, answeredBy, answeredAt, trackerUrl, trackerState, ...change }) => [
      named,
      {
        ...change,
        voices: voices.get(change.id) ?? [],
        answer: { words: answer, by: answeredBy, at: answeredAt },
        tracker:
          trackerUrl === null
            ? null
            : { label: trackerOf(trackerUrl)?.label ?? trackerUrl, url: trackerUrl, state: trackerState },
      },
    ]),
  );
}

/**
 * Who asks for each of these changes, as `change-voices.ts` has it for one, each person once with the place where they asked
 * first. Those heard first stand in front.
 */
export function voicesOfChanges(database: WritableDb, ids: readonly number[]): Map<number, Voice[]> {
  const byChange = new Map<number, Voice[]>();
  if (ids.length === 0) return byChange;
  // With a plain min() SQLite takes the other columns of a group from the row that has it.
  const found = rows<{ changeId: number; personId: number; name: string; place: string }>(
    database,
    `WITH wanted AS MATERIALIZED (SELECT value AS id FROM json_each(:ids)),
     said AS MATERIALIZED (
       SELECT change_id, ${standingPerson('people')} AS person_id, max(asks) AS asks FROM change_voices
       JOIN people ON people.id = change_voices.person_id WHERE change_id IN (SELECT id FROM wanted) GROUP BY 1, 2),
     asked (change_id, person_id, place, at) AS (
       SELECT change_id, person_id, sources.name, first_message_id / 2048 FROM wanted
         JOIN conversation_changes ON change_id = wanted.id JOIN conversations ON conversations.id = conversation_id
         JOIN sources ON sources.id = source_id JOIN identities ON identities.id = first_identity_id
       UNION ALL
       SELECT change_id, person_id, coalesce(sources.name, source_name), written_at FROM wanted
         JOIN change_evidence ON change_id = wanted.id JOIN evidence ON evidence.id = evidence_id
         JOIN identities ON identities.id = evidence.identity_id
         LEFT JOIN conversations ON conversations.id = evidence.conversation_id
         LEFT JOIN sources ON sources.id = conversations.source_id
       UNION ALL SELECT change_id, person_id, NULL, NULL FROM said WHERE asks = 1),
     first AS (
       SELECT change_id, person_id, place, min(at) AS at FROM asked
       WHERE NOT EXISTS (SELECT 1 FROM said WHERE said.change_id = asked.change_id
         AND said.person_id = asked.person_id AND said.asks = 0)
       GROUP BY change_id, person_id)
     SELECT change_id AS changeId, first.person_id AS personId, people.name,
            coalesce(first.place, (SELECT ${placeName('identities.place')} FROM identities
              WHERE identities.person_id = people.id ORDER BY identities.id LIMIT 1), '') AS place
     FROM first JOIN people ON people.id = first.person_id WHERE people.ours = 0
     ORDER BY first.at IS NULL, first.at, first.person_id`,
    { ids: JSON.stringify(ids) },
  );
  for (const { changeId, ...voice } of found) {
    const voices = byChange.get(changeId);
    if (voices === undefined) byChange.set(changeId, [voice]);
    else voices.push(voice);
  }
  return byChange;
}
