import type { WritableDb } from '../open.ts';
import { refreshHelpers, refreshRelation, refreshRelationsOf, relationNumber } from '../queries/relation.ts';
import { statement } from '../statements.ts';

interface Speaker {
  personId: number;
  /** The first message known of them. */
  firstId: number | null;
  /** They have spoken in a conversation that somebody else began. */
  helped: boolean;
}

/**
 * Who began what, kept true while messages arrive in any order. What is known of a person is read once and written when it
 * changes; conversations are touched only where an earlier message than the first one known arrives, or somebody begins to help.
 */
export function createRelations(database: WritableDb) {
  const select = statement(
    database,
    `SELECT people.id AS personId, first_message_id AS firstId, helped FROM identities
     JOIN people ON people.id = person_id WHERE identities.id = ?`,
  );
  const setFirst = statement(database, 'UPDATE people SET first_message_id = ? WHERE id = ?');
  const setHelped = statement(database, 'UPDATE people SET helped = 1 WHERE id = ?');
  const selectConversation = statement(
    database,
    'SELECT conversation_id FROM messages JOIN threads ON threads.id = thread_id WHERE messages.id = ?',
  ).pluck();

  const byIdentity = new Map<number, Speaker>();
  const byPerson = new Map<number, Speaker>();
  /** Messages that were the first of somebody until an earlier one came. */
  const formerFirsts = new Set<number>();
  const begunAnew = new Set<number>();
  const helpers = new Set<number>();

  function speakerOf(identityId: number): Speaker {
    const known = byIdentity.get(identityId);
    if (known) return known;
    const found = select.get(identityId) as Omit<Speaker, 'helped'> & { helped: number };
    const speaker = byPerson.get(found.personId) ?? { ...found, helped: found.helped === 1 };
    byIdentity.set(identityId, speaker);
    byPerson.set(found.personId, speaker);
    return speaker;
  }

  function forget(): void {
    byIdentity.clear();
    byPerson.clear();
    for (const pending of [formerFirsts, begunAnew, helpers]) pending.clear();
  }

  return {
    /** Takes note of a message, before it is asked what it begins. */
    spoke(identityId: number, messageId: number): void {
      const speaker = speakerOf(identityId);
      if (speaker.firstId !== null && speaker.firstId <= messageId) return;
      if (speaker.firstId !== null) formerFirsts.add(speaker.firstId);
      speaker.firstId = messageId;
      setFirst.run(messageId, speaker.personId);
    },
    /** The relation of somebody who is not one of us and begins a conversation with this message. */
    begins(identityId: number, messageId: number): number {
      const speaker = speakerOf(identityId);
      if (speaker.firstId === messageId) return relationNumber.firstTime;
      return speaker.helped ? relationNumber.helper : relationNumber.none;
    },
    /** Somebody speaks in a conversation that this one began. */
    speaksUnder(identityId: number, beginnerId: number): void {
      const speaker = speakerOf(identityId);
      if (speaker.helped || speaker.personId === speakerOf(beginnerId).personId) return;
      speaker.helped = true;
      setHelped.run(speaker.personId);
      helpers.add(speaker.personId);
    },
    /** An earlier message than the one that began a conversation begins it now; who began it before has answered. */
    beginsAnew(conversationId: number): void {
      begunAnew.add(conversationId);
    },
    /** At the end of a batch, when its rows are written. */
    writeBack(): void {
      for (const id of begunAnew) refreshHelpers(database, id);
      for (const id of helpers) refreshRelationsOf(database, id);
      for (const messageId of formerFirsts) {
        const id = selectConversation.get(messageId) as number | undefined;
        if (id !== undefined) refreshRelation(database, id);
      }
      for (const id of begunAnew) refreshRelation(database, id);
      // Others may help now, or no longer.
      if (begunAnew.size > 0) forget();
      formerFirsts.clear();
      helpers.clear();
    },
    forget,
  };
}
