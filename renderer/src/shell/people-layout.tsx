import { ChangesAsked } from '../features/changes/changes-asked.tsx';
import { BetweenUs } from '../features/giving/between-us.tsx';
import { CreditedLedger } from '../features/giving/credited-ledger.tsx';
import { OwedLedger } from '../features/giving/owed-ledger.tsx';
import { NotesAbout } from '../features/notes/notes-about.tsx';
import { PeopleView } from '../features/people/people-view.tsx';
import { PrivacySection } from '../features/privacy/privacy-section.tsx';
import { ProfilePane, type ProfileSlots } from '../features/people/profile.tsx';

/** What other features say about a person. */
const slots: ProfileSlots = {
  notes: (id) => <NotesAbout key={`notes-${id}`} target={{ type: 'person', id }} />,
  betweenUs: (id) => <BetweenUs personId={id} />,
  changesAsked: (id) => <ChangesAsked personId={id} />,
  privacy: (id) => <PrivacySection personId={id} />,
};

/** People, with what other features know of them. */
export default function PeopleLayout() {
  return <PeopleView slots={slots} owed={<OwedLedger />} credited={<CreditedLedger />} />;
}

/** The profile alone, beside what was searched. */
export function ProfileBeside({ id }: { id: number }) {
  return <ProfilePane id={id} slots={slots} />;
}
