import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { queries } from '../../query.ts';
import { useDark } from '../../stores/theme.ts';
import { text } from '../../text.ts';
import { estimatedHeight } from './frame-height.ts';
import { frameDocument, hexColour, sanitised } from './sanitised.ts';

/** Above this height the frame scrolls until somebody asks for all of it. */
const usualHeight = 640;

/** The formatted part of a message: sanitised, then shown in a frame that may do nothing. */
export function MessageFrame({ messageId, author }: { messageId: number; author: string }) {
  const { data, error, isPending, refetch } = useQuery(queries.messageHtml(messageId));
  const dark = useDark((state) => state.dark);
  const frame = useRef<HTMLIFrameElement>(null);
  const [width, setWidth] = useState(560);
  const [tall, setTall] = useState(false);
  const clean = useMemo(() => (data == null ? null : sanitised(data.html, data.images)), [data]);

  useLayoutEffect(() => {
    if (clean === null || frame.current === null) return;
    setWidth(frame.current.clientWidth);
    const style = getComputedStyle(frame.current);
    // Set by hand: the page demands a trusted value here, which React would turn into a plain string.
    frame.current.srcdoc = frameDocument(clean, {
      surface: hexColour(style.backgroundColor),
      ink: hexColour(style.color),
      link: hexColour(style.outlineColor),
    });
  }, [clean, dark]);

  if (error !== null) {
    return <ErrorState title={text.conversation.formattedFailed} error={error} retry={() => void refetch()} />;
  }
  if (isPending) return <LoadingState />;
  if (clean === null) return <p className="message-hint">{text.conversation.formattedNone}</p>;
  const height = estimatedHeight(clean, width);
  return (
    <>
      <iframe
        ref={frame}
        className="message-frame"
        sandbox=""
        title={text.conversation.formattedFrame(author)}
        style={{ height: tall ? height : Math.min(height, usualHeight) }}
      />
      {height > usualHeight && !tall ? (
        <Button look="quiet" onClick={() => setTall(true)}>
          {text.conversation.taller}
        </Button>
      ) : null}
    </>
  );
}
