import { useState } from 'react';
import type { StoredAudience } from '../../../../shared/model/audience.ts';
import { saveAudience } from '../../actions/drafts.ts';
import { SelectField, TextField } from '../../components/fields.tsx';
import { PlacedForm } from '../../components/placed-form.tsx';
import { messageOf } from '../../ipc.ts';
import { text } from '../../text.ts';

const words = text.drafts.audience;
const fresh: Omit<StoredAudience, 'id'> = { name: '', salutation: '', length: 'full', naming: 'wished' };

/** One audience; null makes a new one. */
export function AudienceForm({ audience, onDone }: { audience: StoredAudience | null; onDone: () => void }) {
  const [draft, setDraft] = useState<Omit<StoredAudience, 'id'>>(audience ?? fresh);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: Partial<typeof draft>): void => {
    setDraft({ ...draft, ...part });
    setProblem(null);
  };
  const save = (): void => {
    const { name, salutation, length, naming } = draft;
    saveAudience({ id: audience?.id ?? null, name, salutation, length, naming }).then(onDone, (error: unknown) =>
      setProblem(messageOf(error)),
    );
  };
  return (
    <PlacedForm
      className="dialog-form"
      submit={audience === null ? words.add : words.save}
      ready={draft.name.trim() !== ''}
      onSubmit={save}
      onClose={onDone}
    >
      <TextField
        label={words.name}
        autoFocus
        maxLength={200}
        placeholder={words.namePlaceholder}
        problem={problem}
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={words.salutation}
        maxLength={500}
        placeholder={words.salutationPlaceholder}
        value={draft.salutation}
        onChange={(salutation) => change({ salutation })}
      />
      <div className="field-row audience-choices">
        <SelectField
          label={words.length}
          value={draft.length}
          choices={[
            ['full', words.lengths.full],
            ['short', words.lengths.short],
          ]}
          onChange={(length) => change({ length })}
        />
        <SelectField
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
    </PlacedForm>
  );
}
