import { Gift, Quote } from 'lucide-react';
import { useEffect, useState } from 'react';
import { runCommand } from '../../commands.ts';
import { Button } from '../../components/button.tsx';
import { text } from '../../text.ts';
import { selectedInMessage } from './selection.ts';

/** Floats above selected words, for the mouse. */
export function QuoteButton({ wordsOf }: { wordsOf: (messageId: number) => string | undefined }) {
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useEffect(() => {
    let pressed = false;
    const update = (): void => {
      const selection = pressed ? null : selectedInMessage(wordsOf);
      const box = selection?.box;
      const sight = document.querySelector('.messages')?.getBoundingClientRect();
      const hidden = box === undefined || sight === undefined || box.bottom < sight.top || box.top > sight.bottom;
      setPlace(hidden || box.width === 0 ? null : { left: box.left + box.width / 2, top: Math.max(96, box.top - 8) });
    };
    const down = (event: PointerEvent): void => {
      if (!(event.target instanceof Element && event.target.closest('.quote-float') !== null)) pressed = true;
    };
    const up = (): void => {
      pressed = false;
      // The selection is settled only after the event.
      requestAnimationFrame(update);
    };
    document.addEventListener('selectionchange', update);
    document.addEventListener('pointerdown', down);
    document.addEventListener('pointerup', up);
    document.addEventListener('scroll', update, { capture: true, passive: true });
    return () => {
      document.removeEventListener('selectionchange', update);
      document.removeEventListener('pointerdown', down);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('scroll', update, { capture: true });
    };
  }, [wordsOf]);
  if (place === null) return null;
  return (
    <div className="quote-float" style={{ left: place.left, top: place.top }}>
      <Button
        look="main"
        keys="quote"
        icon={<Quote size={14} />}
        // Keeps the selection where it is.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => runCommand('quote')}
      >
        {text.conversation.quote}
      </Button>
      <Button
        keys="contribution"
        icon={<Gift size={14} />}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => runCommand('contribution')}
      >
        {text.giving.markShort}
      </Button>
    </div>
  );
}
