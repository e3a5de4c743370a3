import { create } from 'zustand';
import type { ListScope } from '../../../shared/model/list-scope.ts';
import { scopeKey, usualScope } from '../../../shared/model/list-scope.ts';

export type View = 'today' | 'inbox' | 'people' | 'changes' | 'reports' | 'notes' | 'sources';

/** What the views of several parts show. */
export type TodayTab = 'today' | 'held';
export type PeopleTab = 'all' | 'first-time' | 'returning' | 'silent' | 'wrong' | 'joining' | 'owed' | 'credited';
export type ChangesTab = 'board' | 'list';

/** A place inside a conversation to go to, with the words to light up there. */
export interface MessageTarget {
  messageId: number;
  words: string[];
}

interface Place {
  view: View;
  conversationId: number | null;
  /** A person whose profile stands beside what was searched, in place of a conversation. */
  aloneId: number | null;
}

interface Navigation extends Place {
  /** Which conversations the inbox lists, and in which order. */
  scope: ListScope;
  /** The person in the side pane when somebody chose one; else it follows the conversation. */
  personId: number | null;
  /** On narrow windows the person pane is a drawer; this says that it is open. */
  drawer: boolean;
  target: MessageTarget | null;
  /** The open conversation was chosen by hand (not just shown because it is first): reading it counts. */
  chosen: boolean;
  reportId: number | null;
  /** A published edition that is read in place of the draft. */
  editionId: number | null;
  noteId: number | null;
  todayTab: TodayTab;
  peopleTab: PeopleTab;
  /** The person open in the people view. */
  profileId: number | null;
  changesTab: ChangesTab;
  /** The change open in the changes view. */
  changeId: number | null;
  searching: boolean;
  /** Where to return to when the search is closed. */
  beforeSearch: Place | null;
  /** Counts the wishes for a fresh note, so that the same wish twice is seen twice. */
  composing: number;
}

/** Which view, which conversation, which panels: interface state only. */
export const useNavigation = create<Navigation>()(() => ({
  view: 'inbox',
  scope: usualScope,
  conversationId: null,
  aloneId: null,
  personId: null,
  drawer: false,
  target: null,
  chosen: false,
  reportId: null,
  editionId: null,
  noteId: null,
  todayTab: 'today',
  peopleTab: 'all',
  profileId: null,
  changesTab: 'board',
  changeId: null,
  searching: false,
  beforeSearch: null,
  composing: 0,
}));

const set = useNavigation.setState;
const get = useNavigation.getState;

export function goTo(view: View): void {
  set({ view, searching: false, beforeSearch: null, drawer: false });
}

/** Goes to the inbox; what is not named of the scope stays as it is. */
export function showInbox(change: Partial<ListScope>): void {
  const { scope: before } = get();
  const scope = { ...before, ...change };
  const same = scopeKey(scope) === scopeKey(before);
  set({
    scope,
    view: 'inbox',
    searching: false,
    beforeSearch: null,
    ...(same ? {} : { conversationId: null, aloneId: null, personId: null, target: null, chosen: false }),
  });
}

/** Opens a conversation; `chosen` false only shows it, as the list does with its first row. */
export function openConversation(
  id: number | null,
  options: { chosen?: boolean; target?: MessageTarget | null } = {},
): void {
  set({
    conversationId: id,
    aloneId: null,
    personId: null,
    target: options.target ?? null,
    chosen: options.chosen ?? true,
    drawer: false,
  });
}

/** Goes to a conversation from any other view. */
export function visitConversation(id: number, target: MessageTarget | null = null): void {
  set({ view: 'inbox', searching: false, beforeSearch: null });
  openConversation(id, { target });
}

/** Shows a person in the side pane beside the conversation. */
export function showPerson(id: number): void {
  set({ personId: id, drawer: true });
}

/** Shows somebody's profile beside what was searched. */
export function openPerson(id: number): void {
  set({ aloneId: id, personId: null, conversationId: null, target: null, drawer: false });
}

/** Nobody stands where somebody stood who is no longer there. */
export function leavePerson(id: number): void {
  const { aloneId, personId, profileId } = get();
  set({
    aloneId: aloneId === id ? null : aloneId,
    personId: personId === id ? null : personId,
    profileId: profileId === id ? null : profileId,
  });
}

export function toggleDrawer(open?: boolean): void {
  set({ drawer: open ?? !get().drawer });
}

export function openReport(id: number | null): void {
  set({ view: 'reports', reportId: id, editionId: null, searching: false, beforeSearch: null });
}

/** Opens what was published, to be read. */
export function openEdition(id: number | null): void {
  set({ view: 'reports', editionId: id, searching: false, beforeSearch: null });
}

export function openNote(id: number | null): void {
  set({ view: 'notes', noteId: id, searching: false, beforeSearch: null });
}

export function showToday(tab: TodayTab): void {
  set({ view: 'today', todayTab: tab, searching: false, beforeSearch: null });
}

export function showPeople(tab: PeopleTab): void {
  set({ view: 'people', peopleTab: tab, searching: false, beforeSearch: null });
}

/** Opens somebody's profile in the people view. */
export function openProfile(id: number | null): void {
  const { peopleTab } = get();
  const tab: PeopleTab = ['joining', 'owed', 'credited'].includes(peopleTab) ? 'all' : peopleTab;
  set({ view: 'people', peopleTab: tab, profileId: id, searching: false, beforeSearch: null });
}

export function showChanges(tab: ChangesTab): void {
  set({ view: 'changes', changesTab: tab, changeId: null, searching: false, beforeSearch: null });
}

export function openChange(id: number | null): void {
  set({ view: 'changes', changeId: id, searching: false, beforeSearch: null });
}

/** Starts a free note in the notes view. */
export function composeNote(): void {
  set({ view: 'notes', noteId: null, searching: false, beforeSearch: null, composing: get().composing + 1 });
}

export function startSearching(): void {
  const { searching, view, conversationId, aloneId } = get();
  if (!searching) set({ searching: true, view: 'inbox', beforeSearch: { view, conversationId, aloneId } });
}

/** Back to where the search began, at the same place. */
export function stopSearching(): void {
  const { beforeSearch } = get();
  set({ searching: false, beforeSearch: null, target: null, personId: null, ...beforeSearch });
}
