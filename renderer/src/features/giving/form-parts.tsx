import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { SelectField } from '../../components/fields.tsx';
import { PlacedForm } from '../../components/placed-form.tsx';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';

interface InlineFormProps {
  label: string;
  submit: string;
  ready: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form inside of the thread: the first field takes the focus, Escape leaves it, Ctrl+Enter keeps it. */
export function InlineForm({ label, submit, ready, onSubmit, onClose, children }: InlineFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const element = form.current;
    if (element === null) return;
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true });
    // It grows as what it asks for arrives; the field that one writes in stays in sight.
    const observer = new ResizeObserver(() => {
      if (!element.contains(document.activeElement)) return;
      element.scrollIntoView({ block: 'nearest' });
      document.activeElement?.scrollIntoView({ block: 'nearest' });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <PlacedForm
      formRef={form}
      className="giving-form"
      label={label}
      submit={submit}
      ready={ready}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      {children}
    </PlacedForm>
  );
}

interface PersonFieldProps {
  label: string;
  conversationId: number;
  chosenId: number;
  onChoose: (personId: number) => void;
}

/** One of those who speak in a conversation, ourselves left out. */
export function PersonField({ label, conversationId, chosenId, onChoose }: PersonFieldProps) {
  const conversation = useQuery(queries.conversation(conversationId)).data;
  const ours = new Set(conversation?.messages.flatMap(({ ours, from }) => (ours && from ? [from.personId] : [])));
  const people = (conversation?.participants ?? []).filter(({ personId }) => !ours.has(personId));
  if (people.length <= 1 && people[0]?.personId === chosenId) {
    return (
      <p className="giving-person">
        <span className="field-label">{label}</span> {people[0].name || text.inbox.nobody}
      </p>
    );
  }
  return (
    <SelectField
      label={label}
      value={chosenId}
      choices={people.map(({ personId, name }) => [personId, name || text.inbox.nobody] as const)}
      onChange={onChoose}
    />
  );
}
