import { ChangesView } from '../features/changes/changes-view.tsx';
import { NotesAbout } from '../features/notes/notes-about.tsx';

const notesOnChange = (id: number) => <NotesAbout key={`notes-${id}`} target={{ type: 'change', id }} />;

/** What people ask for, with our notes on each. */
export default function ChangesLayout() {
  return <ChangesView notes={notesOnChange} />;
}
