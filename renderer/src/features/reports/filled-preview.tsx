import { useQuery } from '@tanstack/react-query';
import type { RouteInput } from '../../../../shared/ipc/contract.ts';
import {
  blocksWithin,
  inlineText,
  type ReportBlock,
  type ReportDocument,
} from '../../../../shared/model/report-document.ts';
import { messageOf } from '../../ipc.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';

const words = text.drafts.begin;

interface PreviewSection {
  heading: string;
  /** What stands under it, in words. */
  parts: string[];
  /** Smaller headings under it. */
  titles: string[];
}

/** What a filled document holds, heading by heading. */
function sectionsOf({ content }: ReportDocument): PreviewSection[] {
  const sections: { heading: string; titles: string[]; blocks: ReportBlock[] }[] = [];
  for (const block of content) {
    const last = sections.at(-1);
    if (block.type === 'heading' && (block.attrs.level < 3 || last === undefined)) {
      sections.push({ heading: inlineText(block.content), titles: [], blocks: [] });
    } else if (block.type === 'heading') {
      last?.titles.push(inlineText(block.content));
    } else if (last !== undefined) {
      last.blocks.push(block);
    }
  }
  return sections.map(({ blocks, ...section }) => ({ ...section, parts: partsOf(blocks) }));
}

function partsOf(blocks: readonly ReportBlock[]): string[] {
  const all = [...blocksWithin(blocks)];
  const count = (type: ReportBlock['type']): number => all.filter((block) => block.type === type).length;
  const counted = (number: number, say: (count: number) => string): string[] => (number === 0 ? [] : [say(number)]);
  const has = (type: ReportBlock['type'], say: string): string[] => (count(type) === 0 ? [] : [say]);
  const entries = blocks.flatMap((block) => (block.type === 'bullet_list' ? block.content : [])).length;
  const reasons = blocks.flatMap((block) =>
    block.type === 'voices' && block.attrs.reason ? [block.attrs.reason] : [],
  );
  const lines = blocks.flatMap((block) =>
    block.type === 'paragraph' && inlineText(block.content) !== '' ? [inlineText(block.content)] : [],
  );
  const parts = [
    ...lines,
    ...counted(count('change'), words.parts.changes),
    ...counted(count('evidence'), words.parts.quotes),
    ...counted(count('assumption'), words.parts.assumptions),
    ...counted(entries, words.parts.lines),
    ...has('chart', words.parts.chart),
    ...has('thanks', words.parts.thanks),
    ...has('changed', words.parts.changed),
    ...has('unanswered', words.parts.unanswered),
    ...reasons,
  ];
  return parts.length === 0 ? [words.parts.space] : parts;
}

const titlesShown = 8;

/** What a template will put in, before anything is stored. */
export function FilledPreview({ ask }: { ask: RouteInput<'report.fill'> | null }) {
  return (
    <section className="filled-preview" aria-label={words.preview} aria-live="polite" tabIndex={0}>
      <h3>{words.preview}</h3>
      {ask === null ? null : ask.template === 'empty' ? (
        <p className="quiet">{words.previewEmpty}</p>
      ) : (
        <Filled ask={ask} />
      )}
    </section>
  );
}

function Filled({ ask }: { ask: RouteInput<'report.fill'> }) {
  const { data, error } = useQuery(queries.filled(ask));
  if (error !== null) {
    return (
      <p className="field-error" role="alert">
        {words.previewFailed}: {messageOf(error)}
      </p>
    );
  }
  if (data === undefined) return <p className="quiet">{words.filling}</p>;
  return (
    <>
      <p className="filled-title">{data.title}</p>
      <dl>
        {sectionsOf(data.document).map(({ heading, parts, titles }, index) => (
          // Headings may be the same; their order does not change.
          <div key={`${index} ${heading}`}>
            <dt>{heading}</dt>
            <dd>
              {parts.join(' · ')}
              {titles.length === 0 ? null : (
                <ul>
                  {titles.slice(0, titlesShown).map((title, at) => (
                    <li key={`${at} ${title}`}>{title}</li>
                  ))}
                  {titles.length > titlesShown ? <li>{words.more(titles.length - titlesShown)}</li> : null}
                </ul>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
