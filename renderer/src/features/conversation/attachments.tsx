import { Download, Paperclip } from 'lucide-react';
import type { AttachmentSummary } from '../../../../shared/model/conversation.ts';
import { saveAttachment } from '../../actions/attachments.ts';
import { formatBytes } from '../../byte-size.ts';
import { text } from '../../text.ts';

/** The files of a message; `inline` lists those as well that stand inside the formatted text. */
export function Attachments({ attachments, inline }: { attachments: AttachmentSummary[]; inline: boolean }) {
  const listed = attachments.filter((attachment) => inline || !attachment.inline);
  if (listed.length === 0) return null;
  return (
    <ul className="attachments" aria-label={text.conversation.attachments}>
      {listed.map((attachment) => (
        <li key={attachment.id}>
          <button
            type="button"
            className="attachment"
            aria-label={`${text.conversation.saveAttachment(attachment.name)}, ${formatBytes(attachment.size)}`}
            onClick={() => void saveAttachment(attachment.id, attachment.name)}
          >
            <Paperclip size={14} />
            <span className="attachment-name">{attachment.name}</span>
            <span className="attachment-size">{formatBytes(attachment.size)}</span>
            <Download size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}
