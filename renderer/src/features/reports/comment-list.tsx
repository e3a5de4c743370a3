import { MessageSquare, Trash2 } from 'lucide-react';
import { TextSelection } from 'prosemirror-state';
import { useMemo } from 'react';
import { IconButton } from '../../components/button.tsx';
import { text } from '../../text.ts';
import { askComment } from './comment-field.tsx';
import { commentsIn, putComment, type SelfComment } from './comments.ts';
import type { WrittenReport } from './insertion.ts';

const words = text.reportEditor.comment;

/** What one said to oneself, each with the way to its place. */
export function CommentList({ written: { desk, document } }: { written: WrittenReport }) {
  const { page } = desk;
  // The document says when to look; places are those of the page.
  const comments = useMemo(() => (document ? commentsIn(page.view.state.doc) : []), [document, page]);
  if (comments.length === 0) return null;
  const now = (comment: SelfComment): SelfComment | undefined =>
    commentsIn(page.view.state.doc).find((one) => one.words === comment.words && one.on === comment.on);
  const go = (comment: SelfComment): void => {
    const place = now(comment);
    if (place === undefined) return;
    const { view } = page;
    view.focus();
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place.from + 1)).scrollIntoView());
    askComment(desk);
  };
  return (
    <section aria-label={words.list}>
      <h2 className="outline-label">{words.list}</h2>
      <ul className="comment-list">
        {comments.map((comment) => (
          <li key={`${comment.from}`}>
            <button type="button" className="comment-go" onClick={() => go(comment)}>
              <MessageSquare size={13} />
              <span>
                <span className="comment-words">{comment.words}</span>
                <span className="comment-on">{comment.on}</span>
              </span>
            </button>
            <IconButton
              label={words.deleteOne(comment.words)}
              onClick={() => {
                const place = now(comment);
                if (place !== undefined) page.run(putComment(place, ''));
              }}
            >
              <Trash2 size={13} />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
