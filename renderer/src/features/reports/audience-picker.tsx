import { useQuery } from '@tanstack/react-query';
import { setAudience } from '../../actions/drafts.ts';
import { Menu } from '../../components/menu.tsx';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { AudiencesDialog } from './audiences-dialog.tsx';
import type { ReportDesk } from './insertion.ts';

const words = text.drafts.audience;

function manageAudiences(desk: ReportDesk): void {
  desk.ask(<AudiencesDialog onClose={() => desk.ask(null)} />);
}

/** Whom the report is for. */
export function AudiencePicker({ desk }: { desk: ReportDesk }) {
  const { data: audiences = [] } = useQuery(queries.audiences());
  const { report } = desk;
  const audienceId = useQuery(queries.report(report.id)).data?.audienceId ?? null;
  const name = audiences.find(({ id }) => id === audienceId)?.name ?? words.everybody;
  return (
    <Menu
      look="quiet"
      label={words.chosen(name)}
      items={[
        {
          key: 'everybody',
          label: words.everybody,
          checked: audienceId === null,
          choice: true,
          run: () => void setAudience(report.id, null, words.everybody),
        },
        ...audiences.map((audience) => ({
          key: String(audience.id),
          label: audience.name,
          checked: audience.id === audienceId,
          choice: true,
          run: () => void setAudience(report.id, audience.id, audience.name),
        })),
        {
          key: 'manage',
          label: words.manage,
          apart: true,
          run: () => manageAudiences(desk),
        },
      ]}
    />
  );
}

/** How the audience is spoken to, where it stands in what they get. */
export function Salutation({ reportId }: { reportId: number }) {
  const { data: audiences = [] } = useQuery(queries.audiences());
  const audienceId = useQuery(queries.report(reportId)).data?.audienceId ?? null;
  const salutation = audiences.find(({ id }) => id === audienceId)?.salutation.trim() ?? '';
  if (salutation === '') return null;
  return (
    <p className="report-salutation" dir="auto" title={text.drafts.salutation}>
      {salutation}
    </p>
  );
}
