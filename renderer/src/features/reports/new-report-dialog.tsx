import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useMemo, useState } from 'react';
import { programTemplates, type Focus, type TemplateKey } from '../../../../shared/model/report-templates.ts';
import { beginReport } from '../../actions/drafts.ts';
import { createReport } from '../../actions/records.ts';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField } from '../../components/fields.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import { dayField } from '../../day-field.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { FilledPreview } from './filled-preview.tsx';
import { FocusFields } from './focus-fields.tsx';
import { OwnTemplateActions } from './own-template-actions.tsx';
import { PeriodFields, spanOf, type PeriodDraft } from './period-fields.tsx';

const words = text.drafts.begin;
const day = 86_400_000;

/** Chooses what a report begins with, for whom and of which time, and shows what will be put in. */
export function NewReportDialog(props: { first?: TemplateKey; onClose: () => void }) {
  const { first = 'empty', onClose } = props;
  const [now] = useState(() => Date.now());
  const [template, setTemplate] = useState<TemplateKey>(first);
  const [audienceId, setAudience] = useState<number | null>(null);
  const [period, setPeriod] = useState<PeriodDraft>({
    choice: usualPeriod(first, now),
    from: dayField(now - 6 * day),
    to: dayField(now),
  });
  const [focus, setFocus] = useState<Focus | null>(null);
  const [busy, setBusy] = useState(false);
  const audiences = useQuery(queries.audiences()).data ?? [];
  const lastReport = useLastReport();
  const span = useMemo(() => spanOf(period, now, lastReport), [period, now, lastReport]);
  const isEmpty = template === 'empty';
  const lacksFocus = template === 'incident' && focus === null;
  const ask = span === null || lacksFocus ? null : { template, span, focus: template === 'incident' ? focus : null };
  const settled = useDebounced(ask, 250);

  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || ask === null) return;
    setBusy(true);
    if (isEmpty && audienceId === null) await createReport();
    else if (!(await beginReport({ ...ask, title: isEmpty ? '' : null, audienceId }))) return setBusy(false);
    onClose();
  };
  return (
    <Dialog title={words.title} wide onClose={onClose}>
      <form className="new-report" onSubmit={(event) => void begin(event)}>
        <TemplateChoice chosen={template} onChoose={setTemplate} />
        <div className="new-report-side">
          <SelectField
            label={text.drafts.audience.title}
            value={audienceId}
            choices={[
              [null, text.drafts.audience.everybody] as const,
              ...audiences.map(({ id, name }) => [id, name] as const),
            ]}
            onChange={setAudience}
          />
          {isEmpty ? null : (
            <PeriodFields
              draft={period}
              hasLast={lastReport !== null}
              onChange={(part) => setPeriod({ ...period, ...part })}
            />
          )}
          {template === 'incident' ? <FocusFields onChange={setFocus} /> : null}
          {span === null ? (
            <p className="field-error" role="alert">
              {words.badDates}
            </p>
          ) : lacksFocus ? (
            <p className="quiet">{words.noFocus}</p>
          ) : (
            <FilledPreview ask={settled} />
          )}
        </div>
        <DialogFoot
          submit={isEmpty ? words.buttonEmpty : words.button}
          ready={!busy && ask !== null}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

/** At the beginning of a week the one that has passed is what there is to tell of. */
function usualPeriod(template: TemplateKey, now: number): PeriodDraft['choice'] {
  if (template === 'leadership') return 'this-month';
  const weekday = new Date(now).getDay();
  return weekday === 1 || weekday === 2 ? 'last-week' : 'this-week';
}

/** When the last report was published, or begun where none was. */
function useLastReport(): number | null {
  const reports = useQuery(queries.reports()).data ?? [];
  const published = useQuery(queries.editions()).data?.[0]?.publishedAt;
  const begun = reports.map(({ createdAt }) => createdAt);
  return published ?? (begun.length === 0 ? null : Math.max(...begun));
}

function TemplateChoice({ chosen, onChoose }: { chosen: TemplateKey; onChoose: (key: TemplateKey) => void }) {
  const own = useQuery(queries.templates()).data ?? [];
  const choices: { key: TemplateKey; name: string; hint: string; ownId: number | null }[] = [
    ...(['empty', ...programTemplates] as const).map((key) => {
      const [name, hint] = words.templates[key] as [string, string];
      return { key, name, hint, ownId: null };
    }),
    ...own.map(({ id, name }) => ({ key: `own:${id}` as const, name, hint: words.own, ownId: id })),
  ];
  return (
    <fieldset className="template-choice">
      <legend className="field-label">{words.template}</legend>
      {choices.map(({ key, name, hint, ownId }) => (
        <div key={key} className="template-line">
          <label className="template-label">
            <input
              type="radio"
              name="template"
              data-autofocus={key === chosen ? true : undefined}
              checked={key === chosen}
              onChange={() => onChoose(key)}
            />
            <span className="template-name">{name}</span>
            <span className="template-hint">{hint}</span>
          </label>
          {ownId === null ? null : (
            <OwnTemplateActions id={ownId} name={name} onGone={() => onChoose(key === chosen ? 'empty' : chosen)} />
          )}
        </div>
      ))}
    </fieldset>
  );
}
