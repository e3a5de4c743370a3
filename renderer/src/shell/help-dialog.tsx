import { useState } from 'react';
import { commandGroups, commandNames, commands } from '../../../shared/model/commands.ts';
import { isCharacterStroke, strokesOf } from '../../../shared/model/key-stroke.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { KeyCaps } from '../components/key-caps.tsx';
import { keyCaps, useKeymap } from '../keymap.ts';
import { showDialog } from '../stores/panels.ts';
import { usePreferences } from '../stores/preferences.ts';
import { text } from '../text.ts';

/** Every key as it is now, by what it does. */
export function HelpDialog() {
  const [filter, setFilter] = useState('');
  const keymap = useKeymap((state) => state.keymap);
  const letters = usePreferences((state) => state.letters);
  const wanted = filter.trim().toLocaleLowerCase();
  const groups = commandGroups.map((group) => ({
    group,
    rows: commandNames.flatMap((name) => {
      const keys = keymap[name].filter((key) => letters || !strokesOf(key).some(isCharacterStroke));
      if (commands[name].group !== group || keys.length === 0) return [];
      const words = `${text.commands.name[name]} ${keys.map((key) => keyCaps(key).join(' ')).join(' ')}`;
      return words.toLocaleLowerCase().includes(wanted) ? [{ name, keys }] : [];
    }),
  }));
  const found = groups.filter(({ rows }) => rows.length > 0);
  return (
    <Dialog wide title={text.frame.help} onClose={() => showDialog(null)}>
      <div className="help-head">
        <input
          className="field"
          type="text"
          data-autofocus
          aria-label={text.frame.helpFilter}
          placeholder={text.frame.helpFilter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <Button onClick={() => showDialog({ type: 'settings', section: 'keyboard' })}>{text.frame.helpChange}</Button>
      </div>
      {letters ? null : <p className="quiet">{text.frame.helpLettersOff}</p>}
      <div className="help" role="region" aria-label={text.frame.helpList} tabIndex={0}>
        {found.map(({ group, rows }) => (
          <section key={group}>
            <h3>{text.commands.group[group]}</h3>
            <dl>
              {rows.map(({ name, keys }) => (
                <div key={name}>
                  <dt>
                    {keys.map((key) => (
                      <KeyCaps key={key} keys={key} />
                    ))}
                  </dt>
                  <dd>{text.commands.name[name]}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {found.length === 0 ? <p>{text.frame.helpNone}</p> : null}
      </div>
    </Dialog>
  );
}
