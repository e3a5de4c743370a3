import { AssumptionBoard } from '../features/assumptions/assumption-board.tsx';
import { TodayView } from '../features/today/today-view.tsx';

/** What needs us now, and beside it all that is held in suspension. */
export default function TodayLayout() {
  return <TodayView held={<AssumptionBoard />} />;
}
