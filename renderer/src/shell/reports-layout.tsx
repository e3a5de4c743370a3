import { NamingQuestionBox } from '../features/giving/naming-question-box.tsx';
import { ReportSlotsContext, type ReportSlots } from '../features/reports/report-slots.ts';
import ReportsView from '../features/reports/reports-view.tsx';

const slots: ReportSlots = {
  asking: (personId, conversationId) => (
    <NamingQuestionBox personId={personId} conversationId={conversationId} contributionIds={[]} />
  ),
};

/** Reports, with what other features say in them. */
export default function ReportsLayout() {
  return (
    <ReportSlotsContext value={slots}>
      <ReportsView />
    </ReportSlotsContext>
  );
}
