import type { ReactNode } from 'react';
import type { ComparedBlock } from '../../../../shared/model/compare-reports.ts';
import { text } from '../../text.ts';

const words = text.drafts.history;
/** So many blocks stay around what changed. */
const around = 1;

/** Two texts laid over each other: what came, what went; long stretches that stayed are folded unless `whole`. */
export function ComparedText({ blocks, whole }: { blocks: readonly ComparedBlock[]; whole: boolean }) {
  if (!whole && blocks.every(({ kind }) => kind === 'same')) return <p className="quiet">{words.same}</p>;
  const parts: ReactNode[] = [];
  let folded = 0;
  const fold = (): void => {
    if (folded === 0) return;
    parts.push(
      <p key={`folded ${parts.length}`} className="compared-folded">
        {words.unchanged(folded)}
      </p>,
    );
    folded = 0;
  };
  blocks.forEach((block, index) => {
    const isNear = blocks.slice(Math.max(0, index - around), index + around + 1).some(({ kind }) => kind !== 'same');
    if (!whole && !isNear) {
      folded += 1;
      return;
    }
    fold();
    // Blocks stand in a fixed order, and some have no id.
    parts.push(<Block key={index} block={block} />);
  });
  fold();
  return <div className="compared">{parts}</div>;
}

function Block({ block: { kind, type, parts } }: { block: ComparedBlock }) {
  const plain = parts.map((part) => part.words).join('');
  const own = (words.kinds as Partial<Record<ComparedBlock['type'], string>>)[type];
  return (
    <div className={`compared-block compared-${kind} compared-type-${type}`} dir="auto">
      {kind === 'added' || kind === 'removed' ? (
        <span className="visually-hidden">{kind === 'added' ? words.added : words.removed}: </span>
      ) : null}
      {plain === '' ? (
        <span className="quiet">{own ?? words.noWords}</span>
      ) : (
        parts.map((part, index) =>
          part.kind === 'same' ? (
            <span key={index}>{part.words}</span>
          ) : part.kind === 'added' ? (
            <ins key={index}>{part.words}</ins>
          ) : (
            <del key={index}>{part.words}</del>
          ),
        )
      )}
    </div>
  );
}
