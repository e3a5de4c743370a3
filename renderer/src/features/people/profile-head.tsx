import { Ellipsis, Split, UserRoundPlus } from 'lucide-react';
import type { PersonProfile } from '../../../../shared/model/people.ts';
import { markWrong, renamePerson } from '../../actions/people.ts';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { Menu, type MenuItem } from '../../components/menu.tsx';
import { WordsDialog } from '../../components/words-dialog.tsx';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';
import { JoinDialog } from './join-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';

export type ProfileDialog = 'join' | 'split' | 'rename' | 'wrong';

interface ProfileHeadProps {
  person: PersonProfile;
  now: number;
  onDialog: (dialog: ProfileDialog) => void;
}

/** Who it is, since when, and what can be done with the record as a whole. */
export function ProfileHead({ person, now, onDialog }: ProfileHeadProps) {
  const name = person.name || text.inbox.nobody;
  const since =
    person.firstHeard === null ? text.people.notHeard : text.people.since(formatDay(person.firstHeard, now));
  const last =
    person.lastHeard === null || person.lastHeard === person.firstHeard
      ? []
      : [text.people.last(formatDay(person.lastHeard, now))];
  const items: MenuItem[] = [
    { key: 'rename', label: text.people.rename, run: () => onDialog('rename') },
    person.wrong === null
      ? { key: 'wrong', label: text.people.markWrong, run: () => onDialog('wrong') }
      : { key: 'wrong', label: text.people.unmarkWrong, run: () => void markWrong(person.id, null) },
  ];
  return (
    <header className="profile-head">
      <Avatar name={name} size="large" />
      <div className="person-names">
        <h1 title={name}>{name}</h1>
        <p>{[since, ...last].join(', ')}</p>
        {person.relations.length === 0 ? null : (
          <ul className="person-relations">
            {person.relations.map((relation) => (
              <li key={relation} className={`person-relation person-relation-${relation}`}>
                {text.people.relation[relation]}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="page-actions">
        <Button icon={<UserRoundPlus size={14} />} keys="merge" onClick={() => onDialog('join')}>
          {text.people.join}
        </Button>
        {person.identities.some(({ joined }) => joined) ? (
          <Button icon={<Split size={14} />} onClick={() => onDialog('split')}>
            {text.people.split}
          </Button>
        ) : null}
        <Menu label={text.people.actions} face={<Ellipsis size={16} />} items={items} />
      </div>
      {person.wrong === null ? null : (
        <p className="profile-wrong">
          <b>{text.people.wrongBanner}</b> {person.wrong}
        </p>
      )}
    </header>
  );
}

const saving = { submit: text.people.save, maxLength: 200 };

/** What floats above the profile. */
export function ProfileDialogs(props: { person: PersonProfile; dialog: ProfileDialog | null; onClose: () => void }) {
  const { person, dialog, onClose } = props;
  switch (dialog) {
    case 'join':
      return <JoinDialog person={person} onClose={onClose} />;
    case 'split':
      return <SplitDialog person={person} onClose={onClose} />;
    case 'rename':
      return (
        <WordsDialog
          title={text.people.rename}
          field={text.people.name}
          words={person.name}
          {...saving}
          onClose={onClose}
          onSave={(name) => void renamePerson(person.id, name)}
        />
      );
    case 'wrong':
      return (
        <WordsDialog
          title={text.people.markWrong}
          field={text.people.wrongWords}
          hint={text.people.wrongHint}
          {...saving}
          onClose={onClose}
          onSave={(words) => void markWrong(person.id, words)}
        />
      );
    default:
      return null;
  }
}
