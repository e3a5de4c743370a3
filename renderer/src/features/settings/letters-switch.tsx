import { usePreferences } from '../../stores/preferences.ts';
import { text } from '../../text.ts';
import { Switch } from './parts.tsx';

export function LettersSwitch() {
  const { letters, setLetters } = usePreferences();
  return (
    <Switch label={text.settings.letters} hint={text.settings.lettersHint} checked={letters} onChange={setLetters} />
  );
}
