import { useId } from 'react';
import { parseQuery, QueryError } from '../../../shared/model/search-grammar.ts';
import { text } from '../text.ts';
import { TextField } from './fields.tsx';

/** What is wrong with a search expression, and where; UTF-16 code units. */
export interface Mistake {
  message: string;
  position: number;
  length: number;
}

/** Null for a search expression that is one. */
export function queryMistake(query: string): Mistake | null {
  try {
    parseQuery(query);
    return null;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { message: error.message, position: error.position, length: error.length };
  }
}

interface QueryFieldProps {
  label: string;
  hint: string;
  placeholder: string;
  /** The first place of a dialog. */
  focused?: boolean;
  query: string;
  mistake: Mistake | null;
  onChange: (query: string) => void;
}

/** A search expression; what is wrong with it is shown at its place. */
export function QueryField({ query, mistake, onChange, ...props }: QueryFieldProps) {
  const belowId = useId();
  return (
    <>
      <TextField
        label={props.label}
        className="rule-query"
        data-autofocus={props.focused || undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        placeholder={props.placeholder}
        aria-invalid={mistake !== null}
        aria-describedby={belowId}
        value={query}
        onChange={onChange}
      />
      {mistake === null ? (
        <p id={belowId} className="quiet">
          {props.hint}
        </p>
      ) : (
        <div id={belowId} role="alert">
          <p className="rule-mistake" aria-hidden="true">
            {query.slice(0, mistake.position)}
            <mark>{query.slice(mistake.position, mistake.position + mistake.length)}</mark>
            {query.slice(mistake.position + mistake.length)}
          </p>
          <p className="field-error">{text.rules.problemAt(mistake.message, mistake.position + 1)}</p>
        </div>
      )}
    </>
  );
}
