import { Archive, Mail, MessagesSquare, Rss } from 'lucide-react';
import type { SourceKind } from '../../../shared/model/records.ts';

const icons = { mail: Mail, feed: Rss, stackexchange: MessagesSquare, archive: Archive };

export function SourceIcon({ kind, size = 16 }: { kind: SourceKind; size?: number }) {
  const Icon = icons[kind];
  return <Icon size={size} strokeWidth={1.75} />;
}
