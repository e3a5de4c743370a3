import { ArrowDown, ArrowUp, CaseSensitive, WholeWord, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { showFailure } from '../../actions/failure.ts';
import { announce } from '../../stores/announce.ts';
import { text } from '../../text.ts';
import { foundWords, lookFor, replaceEverywhere, replaceHere, toNext, toPrevious, type Wanted } from './find.ts';
import type { ReportDesk } from './insertion.ts';
import { keepDraft } from './keep-draft.ts';
import { showSelection } from './show-selection.ts';
import { usePageState } from './use-page.ts';

const words = text.reportEditor.find;

interface FindBarProps {
  desk: ReportDesk;
  /** What was selected when it was asked for. */
  first: string;
  onClose: () => void;
}

/** Find and replace on the page. Enter goes to the next place, Shift+Enter to the one before, Escape back to the text. */
export function FindBar({ desk, first, onClose }: FindBarProps) {
  const [wanted, setWanted] = useState<Wanted>({ search: first, replace: '', caseSensitive: false, wholeWord: false });
  const { page } = desk;
  const { view } = page;
  const said = usePageState(page, foundWords);
  const look = (next: Wanted, move: boolean): void => {
    setWanted(next);
    lookFor(next, move)(view.state, view.dispatch);
    // The page scrolls by itself only while it has the focus.
    if (move && next.search !== '') showSelection(view);
  };
  useEffect(() => {
    lookFor({ search: first, replace: '', caseSensitive: false, wholeWord: false }, true)(view.state, view.dispatch);
    if (first !== '') showSelection(view);
    return () => {
      const none = { search: '', replace: '', caseSensitive: false, wholeWord: false };
      if (!view.isDestroyed) lookFor(none, false)(view.state, view.dispatch);
    };
  }, [first, view]);
  const step = (command: typeof toNext): void => {
    command(view.state, view.dispatch, view);
    showSelection(view);
    announce(foundWords(view.state));
  };
  const replaceAll = async (): Promise<void> => {
    const replace = replaceEverywhere(wanted);
    try {
      // One press may change the whole report: how it stood can be brought back, also another day.
      if (replace(view.state)) await keepDraft(desk);
    } catch (error) {
      return showFailure(words.replaceAll, error);
    }
    if (view.isDestroyed) return;
    replace(view.state, view.dispatch);
    announce(foundWords(view.state));
  };
  const toggle = (name: 'caseSensitive' | 'wholeWord', label: string, icon: React.ReactNode) => (
    <IconButton
      label={label}
      aria-pressed={wanted[name]}
      onClick={() => look({ ...wanted, [name]: !wanted[name] }, true)}
    >
      {icon}
    </IconButton>
  );
  return (
    // The fields inside take the focus; Escape in any of them closes.
    <div
      className="find-bar"
      role="search"
      aria-label={words.label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="find-row">
        <input
          className="field"
          aria-label={words.find}
          placeholder={words.find}
          autoFocus
          spellCheck={false}
          value={wanted.search}
          onChange={(event) => look({ ...wanted, search: event.target.value }, true)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            step(event.shiftKey ? toPrevious : toNext);
          }}
        />
        <span className="find-count" role="status">
          {wanted.search === '' ? '' : said}
        </span>
        {toggle('caseSensitive', words.caseSensitive, <CaseSensitive size={16} />)}
        {toggle('wholeWord', words.wholeWord, <WholeWord size={16} />)}
        <IconButton label={words.previous} onClick={() => step(toPrevious)}>
          <ArrowUp size={15} />
        </IconButton>
        <IconButton label={words.next} onClick={() => step(toNext)}>
          <ArrowDown size={15} />
        </IconButton>
        <IconButton label={text.frame.close} onClick={onClose}>
          <X size={15} />
        </IconButton>
      </div>
      <div className="find-row">
        <input
          className="field"
          aria-label={words.replace}
          placeholder={words.replace}
          spellCheck={false}
          value={wanted.replace}
          onChange={(event) => look({ ...wanted, replace: event.target.value }, false)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            step(replaceHere);
          }}
        />
        <Button disabled={wanted.search === ''} onClick={() => step(replaceHere)}>
          {words.replaceOne}
        </Button>
        <Button disabled={wanted.search === ''} onClick={() => void replaceAll()}>
          {words.replaceAll}
        </Button>
      </div>
    </div>
  );
}
