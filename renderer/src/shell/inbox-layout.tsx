import { useQuery } from '@tanstack/react-query';
import { lazy, memo, Suspense } from 'react';
import { beginnerOf } from '../beginner.ts';
import { useCommand } from '../commands.ts';
import { useWaitingCommands } from '../conversation-commands.ts';
import { AssumptionForm } from '../features/assumptions/assumption-form.tsx';
import { HeldAssumption } from '../features/assumptions/held-assumption.tsx';
import { ChangesAsked } from '../features/changes/changes-asked.tsx';
import { ConversationPane } from '../features/conversation/conversation-pane.tsx';
import type { ThreadWritings } from '../features/conversation/thread.tsx';
import { BetweenUs } from '../features/giving/between-us.tsx';
import { CreditCard } from '../features/giving/credit-card.tsx';
import { GivingForms } from '../features/giving/giving-forms.tsx';
import { LookAgainHere } from '../features/giving/look-again.tsx';
import { MarkPicker } from '../features/giving/mark-picker.tsx';
import { PromiseCard } from '../features/giving/promise-card.tsx';
import { UnderMessage } from '../features/giving/under-message.tsx';
import { InboxColumn } from '../features/inbox/inbox-column.tsx';
import { PlacedNote } from '../features/notes/note-card.tsx';
import { NotesAbout } from '../features/notes/notes-about.tsx';
import { PersonPane } from '../features/people/person-pane.tsx';
import { SearchColumn } from '../features/search/search-column.tsx';
import { PickerHost } from '../features/triage/picker-host.tsx';
import { useTriageCommands } from '../features/triage/use-triage-commands.ts';
import { useAfterPaint } from '../components/use-after-paint.ts';
import { queries } from '../query.ts';
import { toggleDrawer, useNavigation } from '../stores/navigation.ts';
import { useShown } from '../stores/shown.ts';

const ProfileBeside = lazy(async () => ({ default: (await import('./people-layout.tsx')).ProfileBeside }));

/** What we write ourselves about a conversation; it stands in the thread. */
const writings: ThreadWritings = {
  note: (note) => <PlacedNote note={note} />,
  assumption: (assumption) => <HeldAssumption assumption={assumption} />,
  promise: (promise) => <PromiseCard promise={promise} />,
  credits: (credits) => credits.map((credit) => <CreditCard key={credit.id} credit={credit} />),
  under: (about) => <UnderMessage {...about} />,
  end: (id, noteIds) => (
    <>
      <AssumptionForm conversationId={id} />
      <GivingForms conversationId={id} />
      <NotesAbout
        key={`notes-${id}`}
        target={{ type: 'conversation', id }}
        onNoteKey
        only={noteIds}
        beside={<LookAgainBeside conversationId={id} />}
      />
    </>
  ),
};
const notesOnPerson = (id: number) => <NotesAbout key={`notes-${id}`} target={{ type: 'person', id }} />;
const changesAsked = (id: number) => <ChangesAsked personId={id} />;
const betweenUs = (id: number) => <BetweenUs personId={id} inConversation />;

/** What stands between us and whom one writes about, for whoever was chosen beside the conversation. */
function LookAgainBeside({ conversationId }: { conversationId: number }) {
  const personId = useNavigation((state) => state.personId);
  return <LookAgainHere conversationId={conversationId} personId={personId} />;
}

/** List, conversation, person. While somebody walks fast through the list, the conversation follows where the walk ends. */
export function InboxLayout() {
  const shownId = useShown((state) => state.id);
  const aloneId = useNavigation((state) => state.aloneId);
  const searching = useNavigation((state) => state.searching);
  useTriageCommands();
  useWaitingCommands();
  return (
    <>
      {searching ? <SearchColumn /> : <InboxColumn />}
      {aloneId === null ? (
        <ConversationAndPerson id={shownId} />
      ) : (
        <Suspense fallback={null}>
          <ProfileBeside id={aloneId} />
        </Suspense>
      )}
      <PickerHost />
    </>
  );
}

/** One conversation alone in its window, with all that can be done with it. */
export function ConversationAlone({ id }: { id: number }) {
  useTriageCommands();
  useWaitingCommands();
  return (
    <>
      <ConversationAndPerson id={id} />
      <PickerHost />
    </>
  );
}

/** A conversation with the person beside it. */
function ConversationAndPerson({ id }: { id: number | null }) {
  const drawer = useNavigation((state) => state.drawer);
  const besideId = useAfterPaint(id, id);
  useCommand('close', () => {
    if (!useNavigation.getState().drawer) return false;
    toggleDrawer(false);
    return true;
  });
  return (
    <>
      <ConversationPane id={id} writings={writings} />
      <div className={drawer ? 'side side-open' : 'side'}>
        <PersonBeside conversationId={besideId} />
      </div>
      <MarkPicker />
    </>
  );
}

/** The person somebody chose, else the one who began the conversation; a frame later than the conversation itself. */
const PersonBeside = memo(function PersonBeside({ conversationId }: { conversationId: number | null }) {
  const chosenId = useNavigation((state) => state.personId);
  const { data } = useQuery({ ...queries.conversation(conversationId ?? 0), enabled: conversationId !== null });
  const id = chosenId ?? beginnerOf(data);
  return <PersonPane id={id} notes={notesOnPerson} between={betweenUs} changes={changesAsked} />;
});
