import { useState } from 'react';
import { helpAnswers, type HelpAnswer, type Telling } from '../../../../shared/model/change.ts';
import { saveHelped } from '../../actions/changes.ts';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../components/use-now.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

/** That somebody was told, in which words, and whether it helped. */
export function Told({ telling, asksHelp, onAgain }: { telling: Telling; asksHelp: boolean; onAgain: () => void }) {
  const now = useNow();
  return (
    <div className="change-told">
      <details>
        <summary>{text.changes.toldOn(formatDay(telling.toldAt, now), text.changes.told[telling.how])}</summary>
        <p className="change-told-words">{telling.words}</p>
        <Button look="quiet" onClick={onAgain}>
          {text.changes.again}
        </Button>
      </details>
      {asksHelp ? <Helped key={telling.id} telling={telling} /> : null}
    </div>
  );
}

function Helped({ telling }: { telling: Telling }) {
  const [words, setWords] = useState(telling.helpedWords);
  const save = (helped: HelpAnswer): void => {
    void saveHelped(telling.id, helped === telling.helped ? null : helped, words);
  };
  return (
    <div className="change-helped" role="group" aria-label={text.changes.helped}>
      <span className="quiet">{text.changes.helped}</span>
      {helpAnswers.map((answer) => (
        <Button
          key={answer}
          look="quiet"
          className={answer === telling.helped ? 'change-helped-on' : ''}
          aria-pressed={answer === telling.helped}
          onClick={() => save(answer)}
        >
          {text.changes.help[answer]}
        </Button>
      ))}
      {telling.helped === null ? null : (
        <input
          className="field"
          aria-label={text.changes.helpWords}
          placeholder={text.changes.helpWords}
          maxLength={2000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onBlur={() => {
            if (words.trim() !== telling.helpedWords) void saveHelped(telling.id, telling.helped, words);
          }}
        />
      )}
    </div>
  );
}
