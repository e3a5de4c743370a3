import type { QueryError } from '../../../shared/model/search-grammar.ts';

/** What is wrong in a search: the words again with the place marked, and what could stand there. */
export function SearchMistake({ id, words, mistake }: { id: string; words: string; mistake: QueryError }) {
  const { position, length, message } = mistake;
  return (
    <div id={id} className="search-mistake" role="alert">
      <p className="search-mistake-place" aria-hidden="true">
        {words.slice(0, position)}
        <span className="search-mistake-part">{words.slice(position, position + length)}</span>
        {words.slice(position + length)}
      </p>
      <p>{message}</p>
    </div>
  );
}
