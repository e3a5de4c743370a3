import type { ChangeSlots } from '../features/changes/change-page.tsx';
import { ChangesView } from '../features/changes/changes-view.tsx';
import { LookAgain } from '../features/giving/look-again.tsx';
import { NotesAbout } from '../features/notes/notes-about.tsx';

/** What other features say about a change and those who ask for it. */
const slots: ChangeSlots = {
  notes: (id) => <NotesAbout key={`notes-${id}`} target={{ type: 'change', id }} />,
  beside: (personId, who) => <LookAgain personId={personId} who={who} compact />,
};

/** What people ask for. */
export default function ChangesLayout() {
  return <ChangesView slots={slots} />;
}
