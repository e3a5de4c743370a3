import { CalendarDays, Clock, Filter, Flag, Languages, Radio, Tag, UserRound, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Completion, CompletionKind } from '../../../../shared/model/search-completion.ts';
import type { SearchField } from '../../../../shared/model/search-fields.ts';
import { forgetSearch } from '../../actions/search.ts';
import { KeyCaps } from '../../components/key-caps.tsx';
import { text } from '../../text.ts';

export const listId = 'search-suggestions';
export const suggestionId = (index: number): string => `${listId}-${index}`;

const icons: Record<CompletionKind, typeof Clock> = {
  field: Filter,
  value: Filter,
  language: Languages,
  source: Radio,
  label: Tag,
  change: Flag,
  assignee: UserRound,
  person: UserRound,
  history: Clock,
};

interface SuggestionsProps {
  suggestions: Completion[];
  /** Index of the chosen one, -1 for none. */
  at: number;
  /** Nothing is typed yet. */
  isEmpty: boolean;
  onPoint: (index: number) => void;
  onAccept: (suggestion: Completion) => void;
}

/** What could be written next, under the search box. */
export function Suggestions({ suggestions, at, isEmpty, onPoint, onAccept }: SuggestionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <>
      <div ref={list} id={listId} className="suggestions" role="listbox" aria-label={text.search.suggestions}>
        {suggestions.map((suggestion, index) => (
          <SuggestionRow
            key={`${suggestion.kind}-${suggestion.insert}-${suggestion.detail}`}
            id={suggestionId(index)}
            suggestion={suggestion}
            heading={
              isEmpty && suggestion.kind !== suggestions[index - 1]?.kind ? headings[suggestion.kind] : undefined
            }
            active={index === at}
            onPoint={() => onPoint(index)}
            onAccept={() => onAccept(suggestion)}
          />
        ))}
      </div>
      {isEmpty ? null : (
        <p className="suggestions-foot" aria-hidden="true">
          <KeyCaps keys="Tab" /> {text.search.suggestionTake} <KeyCaps keys="Escape" /> {text.search.suggestionLeave}
        </p>
      )}
    </>
  );
}

const headings: Partial<Record<CompletionKind, string>> = {
  history: text.search.historyHeading,
  field: text.search.fieldsHeading,
};

interface SuggestionRowProps {
  id: string;
  suggestion: Completion;
  heading: string | undefined;
  active: boolean;
  onPoint: () => void;
  onAccept: () => void;
}

function SuggestionRow({ id, suggestion, heading, active, onPoint, onAccept }: SuggestionRowProps) {
  const { kind, label, detail } = suggestion;
  const field = kind === 'field' ? (label.replace(':', '') as SearchField) : null;
  const Icon = field === 'before' || field === 'after' ? CalendarDays : icons[kind];
  return (
    <>
      {heading === undefined ? null : (
        <div className="suggestions-heading" role="presentation">
          {heading}
        </div>
      )}
      <div
        id={id}
        role="option"
        aria-selected={active}
        className="suggestion"
        onPointerMove={active ? undefined : onPoint}
        // The box keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onAccept}
      >
        <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
        <span className="suggestion-label">{label}</span>
        <span className="suggestion-detail">
          {field === null ? (kind === 'value' ? text.search.values[label] : detail) : text.search.fields[field]}
        </span>
        {kind === 'history' ? (
          // For the pointer alone: an option holds no controls. Shift with Delete does the same by key.
          <span
            className="icon-button suggestion-forget"
            aria-hidden="true"
            title={text.search.forget(label)}
            onClick={(event) => {
              event.stopPropagation();
              void forgetSearch(label);
            }}
          >
            <X size={13} />
          </span>
        ) : null}
      </div>
    </>
  );
}
