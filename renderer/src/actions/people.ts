import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { RouteInput, RouteName, RouteOutput } from '../../../shared/ipc/contract.ts';
import type { JoinReason } from '../../../shared/model/same-person.ts';
import { joinReasonWords } from '../../../shared/model/people.ts';
import { request } from '../ipc.ts';
import { queryClient } from '../query.ts';
import { showToast } from '../stores/announce.ts';
import { openProfile, useNavigation } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { rememberAction, undoLast } from './undo.ts';

/** The routes that are one action of the history. */
type ActingRoute = { [Name in RouteName]: RouteOutput<Name> extends UndoEntry ? Name : never }[RouteName];

const undoAction = { label: text.conversation.undo, run: () => void undoLast() };

/** Does one thing, says what was done, and offers to take it back. False when it failed. */
async function act<Name extends ActingRoute>(
  name: Name,
  input: RouteInput<Name>,
  { said, failed }: { said: string; failed: string },
): Promise<boolean> {
  try {
    rememberAction((await request(name, input)) as UndoEntry, null);
    showToast(said, { action: undoAction });
    void queryClient.invalidateQueries({ queryKey: ['people'] });
    void queryClient.invalidateQueries({ queryKey: ['person'] });
    return true;
  } catch (error) {
    showFailure(failed, error);
    return false;
  }
}

/** Makes several people one: the first stays. */
export async function joinPeople(
  into: { id: number; name: string },
  ids: number[],
  hint: { reason: JoinReason; detail: string } | null,
): Promise<boolean> {
  const reason = hint === null ? '' : joinReasonWords(hint);
  const joined = await act(
    'person.join',
    { intoId: into.id, ids, reason },
    { said: text.people.joined(into.name), failed: text.people.joinButton },
  );
  const { profileId, personId } = useNavigation.getState();
  if (joined && profileId !== null && ids.includes(profileId)) openProfile(into.id);
  if (joined && personId !== null && ids.includes(personId)) useNavigation.setState({ personId: into.id });
  return joined;
}

export function splitPerson(identityIds: number[]): Promise<boolean> {
  return act('person.split', { identityIds }, { said: text.people.splitDone, failed: text.people.split });
}

/** "These are two people." */
export function keepApart(aId: number, bId: number): Promise<boolean> {
  return act('person.keepApart', { aId, bId }, { said: text.people.keptApart, failed: text.people.apart });
}

export function renamePerson(id: number, name: string): Promise<boolean> {
  return act('person.rename', { id, name }, { said: text.people.renamed, failed: text.people.rename });
}

/** @param words null takes the mark back */
export function markWrong(id: number, words: string | null): Promise<boolean> {
  const said = words === null ? text.people.unmarkedWrong : text.people.markedWrong;
  return act('person.markWrong', { id, words }, { said, failed: text.people.markWrong });
}

/** @param languages null leaves it to their messages */
export function setLanguages(id: number, languages: string[] | null): Promise<boolean> {
  return act(
    'person.setLanguages',
    { id, languages },
    { said: text.people.languagesSaved, failed: text.people.languages },
  );
}

export interface AffiliationDraft {
  organisation: string;
  role: string;
  since: number | null;
  until: number | null;
}

/** @param at what is changed, or the person to whom it is added */
export function saveAffiliation(at: { id: number } | { personId: number }, draft: AffiliationDraft): Promise<boolean> {
  const words = { said: text.people.affiliationSaved, failed: text.people.affiliations };
  return 'id' in at
    ? act('affiliation.update', { ...draft, id: at.id }, words)
    : act('affiliation.add', { ...draft, personId: at.personId }, words);
}

export function deleteAffiliation(id: number): Promise<boolean> {
  return act('affiliation.delete', { id }, { said: text.people.affiliationRemoved, failed: text.people.affiliations });
}

export function recordConsent(consent: RouteInput<'consent.record'>): Promise<boolean> {
  return act('consent.record', consent, { said: text.people.consentSaved, failed: text.people.consent });
}

export function deleteConsent(id: number): Promise<boolean> {
  return act('consent.delete', { id }, { said: text.people.consentRemoved, failed: text.people.consent });
}

export function setCares(evidenceId: number, cares: boolean): Promise<boolean> {
  const said = cares ? text.people.caresOn : text.people.caresOff;
  return act('evidence.setCares', { evidenceId, cares }, { said, failed: text.people.cares });
}

/** Keeps conversations with somebody whom they concern. */
export function addConcerning(person: { id: number; name: string }, conversationIds: number[]): Promise<boolean> {
  const said = text.people.concerningAdded(conversationIds.length, person.name);
  return act(
    'person.addConcerning',
    { personId: person.id, conversationIds },
    { said, failed: text.people.concerning },
  );
}

export function removeConcerning(personId: number, conversationId: number): Promise<boolean> {
  return act(
    'person.removeConcerning',
    { personId, conversationId },
    { said: text.people.concerningRemoved, failed: text.people.concerning },
  );
}
