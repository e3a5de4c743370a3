import type { peopleRoutes } from '../../../shared/ipc/people.ts';
import { joinPeople } from '../../services/ours.ts';
import type { Handlers } from '../dispatch.ts';
import { telling } from '../events.ts';
import type { HandlerContext } from '../handler-context.ts';

/** People: lists, profiles, joining and splitting, what is known of them. */
export function peopleHandlers({ database, emit }: HandlerContext): Pick<Handlers, keyof typeof peopleRoutes> {
  /** A change of what is known of a person. */
  const acted = telling(emit, 'people.changed', 'undo.changed');
  /** Names, relations and who waits follow everywhere. */
  const regrouped = telling(
    emit,
    'people.changed',
    'undo.changed',
    'records.changed',
    'conversation.changed',
    'inbox.changed',
  );

  return {
    'people.page': (input) => database.call('peoplePage', input),
    'people.suggestions': (input) => database.call('joinSuggestions', input),
    'person.profile': (input) => database.call('personProfile', input),
    'person.suggestions': (input) => database.call('suggestionsFor', input),
    'person.timeline': (input) => database.call('personTimeline', input),
    'person.join': (input) => regrouped(joinPeople(database, input)),
    'person.split': (input) => regrouped(database.call('splitPerson', input)),
    'person.keepApart': (input) => acted(database.call('keepApart', input)),
    'person.rename': (input) => regrouped(database.call('renamePerson', input)),
    'person.markWrong': (input) => acted(database.call('markPersonWrong', input)),
    'person.setLanguages': (input) => acted(database.call('setLanguages', input)),
    'affiliation.add': (input) => acted(database.call('addAffiliation', input)),
    'affiliation.update': (input) => acted(database.call('updateAffiliation', input)),
    'affiliation.delete': (input) => acted(database.call('deleteAffiliation', input)),
    'consent.record': (input) => acted(database.call('recordConsent', input)),
    'consent.delete': (input) => acted(database.call('deleteConsent', input)),
    'evidence.setCares': (input) => acted(database.call('setCares', input)),
    'person.addConcerning': (input) => acted(database.call('addConcerning', input)),
    'person.removeConcerning': (input) => acted(database.call('removeConcerning', input)),
    'conversation.concerned': (input) => database.call('concernedPeople', input),
  };
}
