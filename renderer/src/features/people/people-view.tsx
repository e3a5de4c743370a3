import { text } from '../../text.ts';

export default function PeopleView() {
  return <main className="page" aria-label={text.frame.views.people} />;
}
