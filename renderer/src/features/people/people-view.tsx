import type { ReactNode } from 'react';
import type { PeopleListTab } from '../../../../shared/model/people.ts';
import { Tabs } from '../../components/tabs.tsx';
import type { PeopleTab } from '../../stores/navigation.ts';
import { showPeople, useNavigation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { JoiningList } from './joining-list.tsx';
import { PeopleColumn } from './people-column.tsx';
import type { ProfileSlots } from './profile.tsx';
import { ProfilePane } from './profile.tsx';

const panelId = 'people-panel';
const tabs: PeopleTab[] = ['all', 'first-time', 'returning', 'silent', 'wrong', 'joining', 'owed', 'credited'];

interface PeopleViewProps {
  slots: ProfileSlots;
  /** Credit that is owed, and whom we credited: another feature's lists. */
  owed: ReactNode;
  credited: ReactNode;
}

/** People by how they were heard, with the chosen one's profile; who could be the same; credit owed and given. */
export function PeopleView({ slots, owed, credited }: PeopleViewProps) {
  const tab = useNavigation((state) => state.peopleTab);
  const profileId = useNavigation((state) => state.profileId);
  return (
    <div className="people">
      <header className="people-head">
        <h1>{text.people.heading}</h1>
        <Tabs
          label={text.people.tabs}
          controls={panelId}
          chosen={tab}
          onChoose={showPeople}
          tabs={tabs.map((key) => ({ key, label: text.people.tab[key] }))}
        />
      </header>
      <div id={panelId} className="people-body" role="tabpanel" aria-label={text.people.tab[tab]}>
        {tab === 'joining' ? (
          <JoiningList />
        ) : tab === 'owed' ? (
          owed
        ) : tab === 'credited' ? (
          <main className="page">{credited}</main>
        ) : (
          <ListAndProfile key={tab} tab={tab} profileId={profileId} slots={slots} />
        )}
      </div>
    </div>
  );
}

function ListAndProfile(props: { tab: PeopleListTab; profileId: number | null; slots: ProfileSlots }) {
  return (
    <>
      <PeopleColumn tab={props.tab} />
      <ProfilePane id={props.profileId} slots={props.slots} />
    </>
  );
}
