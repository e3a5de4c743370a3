import { RotateCcw, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CommandName } from '../../../../shared/model/commands.ts';
import { commandGroups, commandNames, commands } from '../../../../shared/model/commands.ts';
import type { ChangedKeys } from '../../../../shared/model/keymap.ts';
import { holderOf, keymapOf, reservedKeys, withKeysSwapped, withKeys } from '../../../../shared/model/keymap.ts';
import { setKeys } from '../../actions/keys.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { KeyCaps } from '../../components/key-caps.tsx';
import { keyCaps, strokeOf, useKeymap } from '../../keymap.ts';
import { announce } from '../../stores/announce.ts';
import { text } from '../../text.ts';
import { LettersSwitch } from './letters-switch.tsx';

/** How long a second key may follow the first to make a sequence of both, milliseconds. */
const sequencePause = 900;

/** All commands with their keys, each of which can be changed. */
export function KeyboardSection() {
  const changed = useKeymap((state) => state.changed);
  const [filter, setFilter] = useState('');
  const [listening, setListening] = useState<CommandName | null>(null);
  const wanted = filter.trim().toLocaleLowerCase();
  const isAnyChanged = Object.keys(changed).length > 0;
  return (
    <>
      <LettersSwitch />
      <div className="keys-head">
        <input
          className="field"
          type="text"
          aria-label={text.frame.helpFilter}
          placeholder={text.frame.helpFilter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <Button disabled={!isAnyChanged} onClick={() => void setKeys({})}>
          {text.settings.keysResetAll}
        </Button>
      </div>
      {commandGroups.map((group) => {
        const rows = commandNames.filter((name) => commands[name].group === group && matches(name, changed, wanted));
        if (rows.length === 0) return null;
        return (
          <section key={group} aria-label={text.commands.group[group]}>
            <h3>{text.commands.group[group]}</h3>
            <ul>
              {rows.map((name) => (
                <KeyRow
                  key={name}
                  name={name}
                  changed={changed}
                  listening={listening === name}
                  onListen={(on) => setListening(on ? name : null)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function matches(name: CommandName, changed: ChangedKeys, wanted: string): boolean {
  const caps = keymapOf(changed)[name].map((keys) => keyCaps(keys).join(' '));
  return `${text.commands.name[name]} ${caps.join(' ')}`.toLocaleLowerCase().includes(wanted);
}

interface KeyRowProps {
  name: CommandName;
  changed: ChangedKeys;
  listening: boolean;
  onListen: (on: boolean) => void;
}

function KeyRow({ name, changed, listening, onListen }: KeyRowProps) {
  const keymap = useKeymap((state) => state.keymap);
  const [taken, setTaken] = useState<{ keys: string; by: CommandName } | null>(null);
  const [refused, setRefused] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasListening = useRef(false);
  useEffect(() => {
    const focused = document.activeElement;
    const isLost = focused === null || focused === document.body || focused instanceof HTMLDialogElement;
    if (wasListening.current && !listening && isLost) button.current?.focus();
    wasListening.current = listening;
  }, [listening]);
  const title = text.commands.name[name];
  const fixed = commands[name].fixed === true;

  const take = (keys: string): void => {
    onListen(false);
    const by = holderOf(keymap, keys, name);
    if (by !== null) return setTaken({ keys, by });
    const kept = keymap[name].slice(1).filter((one) => one !== keys);
    void setKeys(withKeys(changed, name, [keys, ...kept]));
    announce(text.settings.keysSet(title, keyCaps(keys).join(' ')));
  };
  const listen = (on: boolean): void => {
    setTaken(null);
    setRefused(false);
    onListen(on);
  };

  return (
    <li className="setting key-row">
      <div className="setting-words">
        <span>{title}</span>
        {fixed ? <p>{text.settings.keysFixed}</p> : null}
        {listening ? <p role="status">{text.settings.keysPress}</p> : null}
        {refused && !listening ? <p role="alert">{text.settings.keysReserved}</p> : null}
        {taken === null ? null : (
          <div className="key-taken" role="alert">
            <p>{text.settings.keysTaken(keyCaps(taken.keys).join(' '), text.commands.name[taken.by])}</p>
            {commands[taken.by].fixed === true ? null : (
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  void setKeys(withKeysSwapped(changed, taken.keys, taken.by, name));
                  setTaken(null);
                }}
              >
                {keymap[name].length === 0 ? text.settings.keysTake : text.settings.keysSwap}
              </button>
            )}
            <button type="button" className="link-button" onClick={() => setTaken(null)}>
              {text.settings.keysLeave}
            </button>
          </div>
        )}
      </div>
      <div className="key-tools">
        {listening ? (
          <KeyListener title={title} onKeys={take} onRefuse={() => setRefused(true)} onEnd={() => onListen(false)} />
        ) : fixed ? (
          keymap[name].map((keys) => <KeyCaps key={keys} keys={keys} />)
        ) : (
          <button
            ref={button}
            type="button"
            className="key-button"
            aria-label={text.settings.keysChange(title, keymap[name].map((keys) => keyCaps(keys).join(' ')).join(', '))}
            onClick={() => listen(true)}
          >
            {keymap[name].length === 0
              ? text.settings.keysNone
              : keymap[name].map((keys) => <KeyCaps key={keys} keys={keys} />)}
          </button>
        )}
        {fixed ? null : (
          <>
            <IconButton
              label={text.settings.keysRemove(title)}
              disabled={keymap[name].length === 0}
              onClick={() => void setKeys(withKeys(changed, name, []))}
            >
              <X size={14} />
            </IconButton>
            <IconButton
              label={text.settings.keysReset(title)}
              disabled={!Object.hasOwn(changed, name)}
              onClick={() => {
                const { [name]: _, ...others } = changed;
                void setKeys(others);
              }}
            >
              <RotateCcw size={13} />
            </IconButton>
          </>
        )}
      </div>
    </li>
  );
}

interface KeyListenerProps {
  title: string;
  onKeys: (keys: string) => void;
  onRefuse: () => void;
  onEnd: () => void;
}

/** Takes the next key that is pressed, with those that follow it at once. Escape ends it, Tab leaves it. */
function KeyListener({ title, onKeys, onRefuse, onEnd }: KeyListenerProps) {
  const [pressed, setPressed] = useState<string[]>([]);
  const field = useRef<HTMLButtonElement>(null);
  useEffect(() => field.current?.focus(), []);
  const take = useEffectEvent(() => onKeys(pressed.join(' ')));
  useEffect(() => {
    if (pressed.length === 0) return;
    const timer = setTimeout(() => take(), pressed.length === 3 ? 0 : sequencePause);
    return () => clearTimeout(timer);
  }, [pressed]);
  const listen = (event: KeyboardEvent): void => {
    const stroke = strokeOf(event.nativeEvent);
    if (stroke === 'Tab' || stroke === 'Shift+Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (stroke === null) return;
    if (stroke === 'Escape') return onEnd();
    if (reservedKeys.has(stroke)) {
      onRefuse();
      return onEnd();
    }
    setPressed((before) => [...before, stroke]);
  };
  return (
    <button
      ref={field}
      type="button"
      className="key-button key-listening"
      aria-label={text.settings.keysListening(title)}
      onKeyDown={listen}
      onKeyUp={(event) => event.preventDefault()}
      onBlur={onEnd}
    >
      {pressed.length === 0 ? text.settings.keysPressShort : <KeyCaps keys={pressed.join(' ')} />}
    </button>
  );
}
