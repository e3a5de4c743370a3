import { text } from '../../text.ts';

export default function TodayView() {
  return <main className="page" aria-label={text.frame.views.today} />;
}
