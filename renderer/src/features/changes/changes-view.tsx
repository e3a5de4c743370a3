import { text } from '../../text.ts';

export default function ChangesView() {
  return <main className="page" aria-label={text.frame.views.changes} />;
}
