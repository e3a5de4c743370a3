import { text } from '../../../text.ts';

/** What a block gathers by itself; what is unticked is left out of it. */
export function EntryChecks(props: {
  legend: string;
  hint: string | null;
  empty: string;
  entries: { id: number; words: string; detail: string }[] | undefined;
  leftOut: readonly number[];
  onChange: (leftOut: number[]) => void;
}) {
  const { entries, leftOut, onChange } = props;
  return (
    <fieldset className="own-checks">
      <legend className="field-label">{props.legend}</legend>
      {props.hint === null ? null : <p className="quiet">{props.hint}</p>}
      {entries === undefined ? <p className="quiet">{text.reportBlocks.loading}</p> : null}
      {entries?.length === 0 ? <p className="quiet">{props.empty}</p> : null}
      <div className="own-check-list">
        {entries?.map(({ id, words, detail }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={!leftOut.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? leftOut.filter((one) => one !== id) : [...leftOut, id])
              }
            />
            <span className="own-check-words" dir="auto">
              {words} <span className="quiet">{detail}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
