import {
  GitPullRequestArrow,
  Handshake,
  HelpCircle,
  Image,
  MessageCircleQuestion,
  MessagesSquare,
  Quote,
  Sparkles,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { text } from '../../text.ts';
import { ChartDialog } from './chart/chart-dialog.tsx';
import type { Insertion, ReportDesk } from './insertion.ts';
import { AssumptionDialog, ChangeDialog, InsertAssumption, InsertChange } from './own-blocks/choose-dialog.tsx';
import { EvidenceDialog, InsertEvidence } from './own-blocks/evidence-dialog.tsx';
import { GatheringDialog, UnansweredDialog } from './own-blocks/gathering-dialogs.tsx';
import { placedBlock, type AttrsOf } from './own-blocks/insert.ts';
import { openingBlock } from './own-blocks/opening.ts';
import { PictureDialog } from './own-blocks/picture-dialog.tsx';
import { VoicesDialog } from './own-blocks/voices-dialog.tsx';

/** What is of our own: each asks what to insert. */
export const ownInsertions: Insertion[] = [
  insertion('evidence', Quote, (desk) => <InsertEvidence desk={desk} />),
  insertion('change', GitPullRequestArrow, (desk) => <InsertChange desk={desk} />),
  insertion('thanks', Handshake, (desk) => <GatheringDialog desk={desk} type="thanks" blockId={null} attrs={null} />),
  insertion('changed', Sparkles, (desk) => <GatheringDialog desk={desk} type="changed" blockId={null} attrs={null} />),
  insertion('unanswered', MessageCircleQuestion, (desk) => (
    <UnansweredDialog desk={desk} blockId={null} leftOut={[]} />
  )),
  insertion('voices', MessagesSquare, (desk) => <VoicesDialog desk={desk} blockId={null} reason="" />),
  insertion('assumption', HelpCircle, (desk) => <InsertAssumption desk={desk} />),
  insertion('message_image', Image, (desk) => <PictureDialog desk={desk} blockId={null} attrs={null} />),
];

function insertion(
  key: keyof typeof text.reportBlocks.insertions,
  icon: LucideIcon,
  dialog: (desk: ReportDesk) => ReactNode,
): Insertion {
  const [words, hint, keywords] = text.reportBlocks.insertions[key];
  return { key, words, hint, keywords, icon, run: (desk) => desk.ask(dialog(desk)) };
}

/** Shows the dialog of a block that is to be changed. Returns what ends it. */
export function answerOpening(desk: ReportDesk): () => void {
  const { dom } = desk.page.view;
  const answer = (event: Event): void => openOwnBlock(desk, (event as CustomEvent<string>).detail);
  dom.addEventListener(openingBlock, answer);
  return () => dom.removeEventListener(openingBlock, answer);
}

function openOwnBlock(desk: ReportDesk, blockId: string): void {
  const placed = placedBlock(desk, blockId);
  if (placed === null) return;
  const { type, attrs } = placed.node;
  desk.ask(dialogOf(desk, blockId, type.name, attrs));
}

function dialogOf(desk: ReportDesk, blockId: string, type: string, attrs: unknown): ReactNode {
  const own = { desk, blockId };
  switch (type) {
    case 'evidence':
      return <EvidenceDialog {...own} attrs={attrs as AttrsOf<'evidence'>} />;
    case 'change':
      return <ChangeDialog {...own} changeId={(attrs as AttrsOf<'change'>).changeId} />;
    case 'thanks':
    case 'changed':
      return <GatheringDialog {...own} type={type} attrs={attrs as AttrsOf<'thanks'>} />;
    case 'unanswered':
      return <UnansweredDialog {...own} leftOut={(attrs as AttrsOf<'unanswered'>).leftOut} />;
    case 'chart':
      return <ChartDialog {...own} chart={attrs as AttrsOf<'chart'>} />;
    case 'voices':
      return <VoicesDialog {...own} reason={(attrs as AttrsOf<'voices'>).reason} />;
    case 'assumption':
      return <AssumptionDialog {...own} />;
    case 'message_image':
      return <PictureDialog {...own} attrs={attrs as AttrsOf<'message_image'>} />;
    default:
      return null;
  }
}
