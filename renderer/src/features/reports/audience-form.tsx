import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import type { StoredAudience } from '../../../../shared/model/audience.ts';
import { saveAudience } from '../../actions/drafts.ts';
import { Button } from '../../components/button.tsx';
import { messageOf } from '../../ipc.ts';
import { text } from '../../text.ts';
import { LabelledSelect } from './labelled-select.tsx';

const words = text.drafts.audience;
const fresh: Omit<StoredAudience, 'id'> = { name: '', salutation: '', length: 'full', naming: 'wished' };

/** One audience; null makes a new one. */
export function AudienceForm({ audience, onDone }: { audience: StoredAudience | null; onDone: () => void }) {
  const id = useId();
  const [draft, setDraft] = useState<Omit<StoredAudience, 'id'>>(audience ?? fresh);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: Partial<typeof draft>): void => {
    setDraft({ ...draft, ...part });
    setProblem(null);
  };
  const isReady = draft.name.trim() !== '';
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    const { name, salutation, length, naming } = draft;
    saveAudience({ id: audience?.id ?? null, name, salutation, length, naming }).then(onDone, (error: unknown) =>
      setProblem(messageOf(error)),
    );
  };
  return (
    <form
      className="dialog-form"
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <label>
        <span className="field-label">{words.name}</span>
        <input
          className="field"
          autoFocus
          maxLength={200}
          placeholder={words.namePlaceholder}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : id}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </label>
      <label>
        <span className="field-label">{words.salutation}</span>
        <input
          className="field"
          maxLength={500}
          placeholder={words.salutationPlaceholder}
          value={draft.salutation}
          onChange={(event) => change({ salutation: event.target.value })}
        />
      </label>
      <div className="form-row">
        <LabelledSelect
          label={words.length}
          value={draft.length}
          choices={[
            ['full', words.lengths.full],
            ['short', words.lengths.short],
          ]}
          onChange={(length) => change({ length })}
        />
        <LabelledSelect
          label={words.naming}
          value={draft.naming}
          choices={[
            ['wished', words.namings.wished],
            ['unnamed', words.namings.unnamed],
          ]}
          onChange={(naming) => change({ naming })}
        />
      </div>
      <p className="quiet">{words.lengthHint}.</p>
      {problem === null ? null : (
        <p id={id} className="field-error" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <Button look="quiet" onClick={onDone}>
          {words.cancel}
        </Button>
        <Button look="main" type="submit" disabled={!isReady}>
          {audience === null ? words.add : words.save}
        </Button>
      </div>
    </form>
  );
}
