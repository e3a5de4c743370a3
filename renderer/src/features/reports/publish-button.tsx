import { useQuery } from '@tanstack/react-query';
import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import type { PublishPreview } from '../../../../shared/model/edition.ts';
import { publishReport } from '../../actions/publishing.ts';
import { useCommand } from '../../commands.ts';
import { Button } from '../../components/button.tsx';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { queries, queryClient } from '../../query.ts';
import { text } from '../../text.ts';
import { ExportDialog } from './export/export-dialog.tsx';
import type { ReportDesk, WrittenReport } from './insertion.ts';

const words = text.publishing;

/** Asks before it publishes, and says what will happen. */
export function PublishButton({ report: { desk } }: { report: WrittenReport }) {
  const ask = async (): Promise<void> => {
    await desk.flush();
    // Asked before the dialog is there, so that it begins on its button; what goes wrong is said in it.
    await queryClient.fetchQuery(queries.publishPreview(desk.report.id)).catch(() => null);
    desk.ask(<PublishDialog desk={desk} />);
  };
  useCommand('publish-report', () => void ask());
  return (
    <Button look="main" icon={<Megaphone size={14} />} keys="publish-report" onClick={() => void ask()}>
      {words.publish}
    </Button>
  );
}

function PublishDialog({ desk }: { desk: ReportDesk }) {
  const { id } = desk.report;
  const [busy, setBusy] = useState(false);
  const { data, error, refetch } = useQuery(queries.publishPreview(id));
  const checks = useQuery(queries.reportChecks(id)).data;
  const open = checks?.findings.filter(({ key }) => !checks.setAside.includes(key)).length ?? null;
  const publish = async (): Promise<void> => {
    setBusy(true);
    const published = await publishReport(id);
    setBusy(false);
    if (published === null) return;
    // What was published is what others are to get.
    desk.ask(
      <ExportDialog
        reportId={id}
        title={published.title}
        audienceId={null}
        editionId={published.id}
        flush={desk.flush}
        onClose={() => desk.ask(null)}
      />,
    );
  };
  return (
    <Dialog title={words.publishTitle} onClose={() => desk.ask(null)}>
      {data === undefined ? (
        error === null ? (
          <LoadingState />
        ) : (
          <ErrorState title={words.previewFailed} error={error} retry={() => void refetch()} />
        )
      ) : (
        <form
          className="dialog-form publish-form"
          onSubmit={(event) => {
            event.preventDefault();
            void publish();
          }}
        >
          <p className="publish-title">{data.title || text.reports.untitled}</p>
          <WhatHappens preview={data} />
          {open === null ? null : (
            <p className={open === 0 ? 'publish-checks check-fine' : 'publish-checks check-open-words'}>
              {open === 0 ? words.allChecked : words.openChecks(open)}
            </p>
          )}
          <p className="quiet">{words.withdrawable}</p>
          <DialogFoot submit={words.publish} ready={!busy} first onCancel={() => desk.ask(null)} />
        </form>
      )}
    </Dialog>
  );
}

function WhatHappens({ preview }: { preview: PublishPreview }) {
  const { audience, changes, conversations } = preview;
  const championed = changes.filter(({ becomes }) => becomes);
  const further = changes.filter(({ becomes }) => !becomes);
  return (
    <ul className="publish-happens">
      <li>{words.willBe(preview.number, preview.edition)}</li>
      <li>{words.freezes(preview.quotes)}</li>
      <li>
        {words.audience(audience.name)} {audience.naming === 'unnamed' ? words.audienceUnnamed : ''}
      </li>
      {championed.length === 0 ? null : (
        <li>
          {words.champions(championed.length)}
          <Titles titles={championed.map(({ title }) => title)} />
        </li>
      )}
      {further.length === 0 ? null : (
        <li>
          {words.namesToo(further.length)}
          <Titles titles={further.map(({ title, state }) => `${title} (${text.changes.state[state].toLowerCase()})`)} />
        </li>
      )}
      {conversations.length === 0 ? null : (
        <li>
          {words.voices(conversations.length)}
          <Titles titles={conversations.map(({ title }) => title)} />
        </li>
      )}
      {championed.length + conversations.length === 0 ? <li>{words.nothingElse}</li> : null}
    </ul>
  );
}

const titlesShown = 5;

function Titles({ titles }: { titles: string[] }) {
  const more = titles.length - titlesShown;
  return (
    <ul className="publish-titles">
      {titles.slice(0, titlesShown).map((title, index) => (
        <li key={`${index} ${title}`} dir="auto">
          {title}
        </li>
      ))}
      {more > 0 ? <li className="quiet">{words.andMore(more)}</li> : null}
    </ul>
  );
}
