import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Popover } from '../../components/popover.tsx';
import { announce, showToast } from '../../stores/announce.ts';
import { text } from '../../text.ts';
import { commentPlace, putComment } from './comments.ts';
import type { ReportDesk } from './insertion.ts';
import { usePlaceAnchor } from './place-anchor.ts';

const words = text.reportEditor.comment;

/** Asks what to say to oneself about the selected words, or shows what was said. */
export function askComment(desk: ReportDesk): void {
  const place = commentPlace(desk.page.view.state);
  if (place === null) showToast(words.selectFirst);
  else desk.ask(<CommentField key={place.from} desk={desk} place={place} />);
}

function CommentField({ desk, place }: { desk: ReportDesk; place: { from: number; to: number; words: string } }) {
  const { view, run } = desk.page;
  const [said, setSaid] = useState(place.words);
  const anchor = usePlaceAnchor(view, place.from);
  const close = (): void => desk.ask(null);
  const put = (next: string): void => {
    close();
    if (next === place.words) return;
    run(putComment(place, next));
    announce(next === '' ? words.deleted : words.kept);
  };
  return (
    <Popover anchor={anchor} label={words.label} onClose={close}>
      <form
        className="comment-field"
        onSubmit={(event) => {
          event.preventDefault();
          put(said.trim());
        }}
      >
        <textarea
          className="field"
          data-autofocus
          rows={3}
          aria-label={words.label}
          placeholder={words.placeholder}
          maxLength={2000}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            put(said.trim());
          }}
        />
        <p className="quiet">{words.hint}</p>
        <div className="link-tools">
          {place.words === '' ? null : (
            <Button look="quiet" onClick={() => put('')}>
              {words.delete}
            </Button>
          )}
          <Button look="main" type="submit">
            {words.keep}
          </Button>
        </div>
      </form>
    </Popover>
  );
}
