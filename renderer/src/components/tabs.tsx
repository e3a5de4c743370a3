import type { KeyboardEvent } from 'react';

interface TabsProps<Key extends string> {
  label: string;
  tabs: { key: Key; label: string; count?: string | undefined }[];
  chosen: Key;
  controls: string;
  onChoose: (key: Key) => void;
}

/** Tabs over one panel; arrows move between them. */
export function Tabs<Key extends string>({ label, tabs, chosen, controls, onChoose }: TabsProps<Key>) {
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const index = tabs.findIndex((tab) => tab.key === chosen);
    const next = tabs[(index + step + tabs.length) % tabs.length]!;
    onChoose(next.key);
    event.currentTarget.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          data-key={tab.key}
          className="tab"
          aria-selected={tab.key === chosen}
          aria-controls={controls}
          tabIndex={tab.key === chosen ? 0 : -1}
          onClick={() => onChoose(tab.key)}
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="tab-count"> {tab.count}</span>}
        </button>
      ))}
    </div>
  );
}
