import { Bookmark } from 'lucide-react';
import { useRef, useState } from 'react';
import { openSavedView, saveView } from '../../actions/saved-views.ts';
import { rememberSearch } from '../../actions/search.ts';
import { useCommand } from '../../commands.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/fields.tsx';
import { Popover } from '../../components/popover.tsx';
import { beginRule } from '../../stores/rule-draft.ts';
import { askForName, mistakeIn, useSearch } from '../../stores/search.ts';
import { text } from '../../text.ts';

/** Keeps the search in the rail, under a name. */
export function SaveSearch() {
  const words = useSearch((state) => state.text);
  const saving = useSearch((state) => state.saving);
  const anchor = useRef<HTMLSpanElement>(null);
  const able = words.trim() !== '' && mistakeIn(words) === null;
  useCommand('save-search', () => askForName(true), able);
  useCommand('rule-from-search', () => beginRule(words.trim()), able);
  return (
    <span ref={anchor} className="anchor save-search">
      <button
        type="button"
        className="link-button"
        aria-label={text.search.save}
        title={text.search.saveTitle}
        aria-haspopup="dialog"
        aria-expanded={saving}
        disabled={!able}
        onClick={() => askForName(!saving)}
      >
        <Bookmark size={13} aria-hidden="true" />
        <span className="save-words">{text.search.save}</span>
      </button>
      {saving && able ? (
        <Popover anchor={anchor} label={text.search.saveTitle} onClose={() => askForName(false)}>
          <NameField query={words.trim()} />
        </Popover>
      ) : null}
    </span>
  );
}

async function save(name: string, query: string): Promise<void> {
  void rememberSearch(query);
  const view = await saveView({ name, query, sort: 'newest' });
  if (view !== null) openSavedView(view);
}

function NameField({ query }: { query: string }) {
  const [name, setName] = useState(query.slice(0, 100));
  return (
    <form
      className="save-search-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        askForName(false);
        void save(name.trim(), query);
      }}
    >
      <TextField
        label={text.search.saveName}
        data-autofocus
        maxLength={100}
        value={name}
        onFocus={(event) => event.target.select()}
        onChange={setName}
      />
      <p className="quiet">{text.search.saveHint}</p>
      <div className="save-search-actions">
        <button type="button" className="link-button" onClick={() => beginRule(query)}>
          {text.search.rule}
        </button>
        <Button look="main" type="submit" disabled={name.trim() === ''}>
          {text.search.saveDo}
        </Button>
      </div>
    </form>
  );
}
