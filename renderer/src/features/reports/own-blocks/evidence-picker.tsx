import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Evidence } from '../../../../../shared/model/evidence.ts';
import { useDebounced } from '../../../components/use-debounced.ts';
import { queries } from '../../../query.ts';
import { text } from '../../../text.ts';
import { formatDay } from '../../../time.ts';
import { PickList } from './pick-list.tsx';

const words = text.reportBlocks.dialog;

/** Who, where and when, as we know them: for the window alone. */
export function evidenceFacts({ who, source, date }: Evidence): string {
  return [who, source, formatDay(date, Date.now())].filter((part) => part !== '').join(' · ');
}

function evidenceRow(one: Evidence): { key: string; face: ReactNode } {
  const face = (
    <>
      <span className="pick-words" dir="auto">
        “{one.quote}”
      </span>
      <span className="pick-facts">{evidenceFacts(one)}</span>
    </>
  );
  return { key: String(one.id), face };
}

/** Finds kept words. */
export function EvidencePicker(props: {
  label: string;
  leaveOut: readonly number[];
  onTake: (evidence: Evidence) => void;
}) {
  const [typed, setTyped] = useState('');
  const query = useDebounced(typed.trim(), 120);
  const { data = [] } = useQuery({ ...queries.evidence(query, null), placeholderData: keepPreviousData });
  return (
    <PickList
      label={props.label}
      field={words.findEvidence}
      words={typed}
      onWords={setTyped}
      rows={data.filter(({ id }) => !props.leaveOut.includes(id))}
      row={evidenceRow}
      nothing={words.nothingKept}
      onTake={props.onTake}
    />
  );
}
