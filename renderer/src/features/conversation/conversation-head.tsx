import { AppWindow, Clock, PanelRight } from 'lucide-react';
import type { ConversationDetail } from '../../../../shared/model/conversation.ts';
import { practices } from '../../../../shared/model/practice.ts';
import { runCommand } from '../../commands.ts';
import { IconButton } from '../../components/button.tsx';
import { toggleDrawer, useNavigation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatComing, formatDay } from '../../time.ts';

export function ConversationHead({ conversation, now }: { conversation: ConversationDetail; now: number }) {
  const drawer = useNavigation((state) => state.drawer);
  const { title, source, participants, firstHeard, snoozedUntil } = conversation;
  return (
    <header className="conversation-head">
      <div className="conversation-title-line">
        <h1>{title || text.inbox.untitled}</h1>
        <IconButton
          className="open-beside"
          label={text.desktop.openBeside}
          keys="open-beside"
          onClick={() => runCommand('open-beside')}
        >
          <AppWindow size={16} />
        </IconButton>
        <IconButton
          className="drawer-button"
          label={text.conversation.person}
          aria-expanded={drawer}
          onClick={() => toggleDrawer()}
        >
          <PanelRight size={16} />
        </IconButton>
      </div>
      <p className="conversation-facts">
        {[
          source.name,
          text.conversation.people(participants.length),
          text.conversation.firstHeard(formatDay(firstHeard, now)),
        ].join(' · ')}
      </p>
      <ul className="pills" aria-label={text.conversation.practiceList}>
        {conversation.state === 'open' ? null : (
          <li className="pill">
            <Clock size={12} />
            {snoozedUntil !== null && conversation.state === 'snoozed'
              ? text.conversation.snoozedUntil(formatComing(snoozedUntil, now))
              : text.conversation.state[conversation.state]}
          </li>
        )}
        {practices.map((practice) => {
          const done = conversation.practices.includes(practice);
          return (
            <li key={practice} className={done ? 'pill' : 'pill pill-not-yet'}>
              <i className={done ? `dot dot-${practice}` : 'dot'} />
              {text.conversation.practice[practice][done ? 'yes' : 'no']}
            </li>
          );
        })}
      </ul>
    </header>
  );
}
