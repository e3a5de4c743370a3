import { ArrowDown } from 'lucide-react';
import type { MessageDetail } from '../../../../shared/model/conversation.ts';
import { Button } from '../../components/button.tsx';
import { text } from '../../text.ts';
import { arrivalWords } from './use-arrivals.ts';

/** Floats over the messages and moves none of them: something new arrived. */
export function ArrivalBanner({ held, onShow }: { held: MessageDetail[]; onShow: () => void }) {
  if (held.length === 0) return null;
  const words = arrivalWords(held);
  return (
    <section className="arrival" aria-label={words}>
      <span className="arrival-words">{words}</span>
      <Button look="main" icon={<ArrowDown size={14} />} onClick={onShow}>
        {text.conversation.showArrived}
      </Button>
    </section>
  );
}
