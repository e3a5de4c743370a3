import { ArrowUpRight, CodeXml, Ellipsis, Gift, Link, Quote, Split, TextQuote } from 'lucide-react';
import type { MessageDetail } from '../../../../shared/model/conversation.ts';
import { linkOf } from '../../../../shared/model/place.ts';
import { ownSpan } from '../../../../shared/model/quoted-text.ts';
import { copyLink } from '../../actions/conversation.ts';
import { openLink } from '../../actions/outside.ts';
import { keepEvidence } from '../../actions/records.ts';
import { Menu } from '../../components/menu.tsx';
import type { MenuItem } from '../../components/menu.tsx';
import { text } from '../../text.ts';

/** The link that opens Sameside at a message. */
export const messageLink = (id: number): string => linkOf({ type: 'message', id });

/** Keeps a whole message as evidence: from its author's first own word to the last, quotes at the ends and the signature left out. */
export function quoteWhole(message: MessageDetail): void {
  const own = ownSpan(message.text);
  const { start, end } = own.start < own.end ? own : { start: 0, end: message.text.length };
  if (message.text.slice(start, end).trim() !== '') void keepEvidence(message.id, start, end);
}

interface MessageMenuProps {
  message: MessageDetail;
  name: string;
  /** Whether quotes are unfolded; null where they cannot be (the formatted part). */
  unfolded: boolean | null;
  onUnfold: (unfolded: boolean) => void;
  onSource: (message: MessageDetail) => void;
  /** Null where nothing can be split off: the message that begins the thread. */
  onSplit: ((message: MessageDetail) => void) | null;
  /** Null where nobody gave anything: one of us wrote it, or nobody. */
  onMark: ((message: MessageDetail) => void) | null;
}

/** What can be done with one message. */
export function MessageMenu({ message, name, unfolded, onUnfold, onSource, onSplit, onMark }: MessageMenuProps) {
  const { id, url } = message;
  const items: (MenuItem | null)[] = [
    {
      key: 'link',
      label: text.conversation.copyLink,
      icon: <Link size={14} />,
      run: () => void copyLink(messageLink(id), text.conversation.linkCopied),
    },
    url === null
      ? null
      : {
          key: 'address',
          label: text.conversation.copyAddress,
          icon: <Link size={14} />,
          run: () => void copyLink(url, text.conversation.addressCopied),
        },
    url === null
      ? null
      : {
          key: 'original',
          label: text.conversation.openOriginal,
          icon: <ArrowUpRight size={14} />,
          run: () => void openLink(url),
        },
    { key: 'source', label: text.conversation.rawSource, icon: <CodeXml size={14} />, run: () => onSource(message) },
    unfolded === null
      ? null
      : {
          key: 'quotes',
          label: unfolded ? text.conversation.foldQuotes : text.conversation.expandQuotes,
          icon: <TextQuote size={14} />,
          run: () => onUnfold(!unfolded),
        },
    {
      key: 'whole',
      label: text.conversation.quoteWhole,
      icon: <Quote size={14} />,
      run: () => quoteWhole(message),
    },
    onMark === null
      ? null
      : {
          key: 'contribution',
          keys: 'contribution',
          label: text.giving.mark,
          icon: <Gift size={14} />,
          // The menu gives the focus back first.
          run: () => requestAnimationFrame(() => onMark(message)),
        },
    onSplit === null
      ? null
      : { key: 'split', label: text.conversation.split, icon: <Split size={14} />, run: () => onSplit(message) },
  ];
  return (
    <Menu
      label={text.conversation.messageMenu(name)}
      face={<Ellipsis size={15} />}
      items={items.filter((item) => item !== null)}
    />
  );
}
