import { useQuery } from '@tanstack/react-query';
import { FileInput, FolderInput, Radio, Rss } from 'lucide-react';
import { importFiles, importFolder } from '../../actions/imports.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { showDialog } from '../../stores/panels.ts';
import { text } from '../../text.ts';
import { RecentJobs } from './recent-jobs.tsx';
import { SourceCard } from './source-card.tsx';

export function SourcesView() {
  const { data, error, isPending, refetch } = useQuery(queries.sources());
  const jobs = useQuery(queries.jobs()).data ?? [];
  const now = useNow();
  const ways = (
    <div className="page-actions">
      <Button look="main" icon={<FileInput size={15} />} onClick={() => void importFiles()}>
        {text.sources.importFiles}
      </Button>
      <Button icon={<FolderInput size={15} />} onClick={() => void importFolder()}>
        {text.sources.importFolder}
      </Button>
      <Button icon={<Rss size={15} />} onClick={() => showDialog({ type: 'add-feed' })}>
        {text.sources.addFeed}
      </Button>
    </div>
  );
  return (
    <main className="page" aria-label={text.sources.heading}>
      <header className="page-head">
        <div>
          <h1>{text.sources.heading}</h1>
          <p className="page-lead">{text.sources.lead}</p>
        </div>
        {data !== undefined && data.length > 0 ? ways : null}
      </header>
      {error !== null && data === undefined ? (
        <ErrorState title={text.sources.failed} error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <LoadingState />
      ) : data.length === 0 ? (
        <EmptyState
          icon={<Radio size={28} strokeWidth={1.5} />}
          title={text.sources.empty}
          hint={text.sources.emptyHint}
        >
          {ways}
        </EmptyState>
      ) : (
        <ul className="cards">
          {data.map((source) => (
            <SourceCard
              key={source.id}
              source={source}
              now={now}
              checking={jobs.some((job) => job.state === 'running' && job.kind === 'sync' && job.label === source.name)}
            />
          ))}
        </ul>
      )}
      <RecentJobs jobs={jobs} now={now} />
    </main>
  );
}
