import { Trash2 } from 'lucide-react';
import { openLink } from '../../../actions/outside.ts';
import { showFailure } from '../../../actions/failure.ts';
import { Button } from '../../../components/button.tsx';
import { DialogFoot } from '../../../components/dialog-foot.tsx';
import { showToast } from '../../../stores/announce.ts';
import { text } from '../../../text.ts';
import type { ReportDesk } from '../insertion.ts';
import { removeBlock } from './insert.ts';

const words = text.reportBlocks.dialog;

interface BlockFootProps {
  desk: ReportDesk;
  /** Null for a block that is not in the report yet. */
  blockId: string | null;
  /** What the main button says; without it there is nothing to save. */
  save?: string;
  canSave?: boolean;
  /** Enter keeps it right after the dialog was opened. */
  first?: boolean;
}

/** The last line of a block's dialog: take the block out, leave it, or keep it. */
export function BlockFoot({ desk, blockId, save, canSave = true, first = false }: BlockFootProps) {
  return (
    <DialogFoot submit={save} ready={canSave} first={first} onCancel={() => desk.ask(null)}>
      {blockId === null ? undefined : (
        <Button look="quiet" icon={<Trash2 size={14} />} onClick={() => removeBlock(desk, blockId)}>
          {words.remove}
        </Button>
      )}
    </DialogFoot>
  );
}

/** The ways to the original of a block. */
export function LinkActions({ url }: { url: string }) {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url);
      showToast(words.copied);
    } catch (error) {
      showFailure(words.copyLink, error);
    }
  };
  return (
    <p className="own-links">
      <Button onClick={() => void openLink(url)}>{words.openOriginal}</Button>
      <Button onClick={() => void copy()}>{words.copyLink}</Button>
    </p>
  );
}
