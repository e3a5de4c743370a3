import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, SkipForward, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ReportSeries } from '../../../../shared/model/report-series.ts';
import { deleteSeries, skipSeries } from '../../actions/drafts.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';
import { SeriesForm } from './series-form.tsx';

const words = text.drafts.series;

/** All reports that come again: making, changing, skipping and deleting them. */
export function SeriesDialog({ onClose }: { onClose: () => void }) {
  const { data, error, refetch } = useQuery(queries.series());
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p className="quiet">{words.lead}</p>
      {data === undefined ? (
        error === null ? (
          <LoadingState />
        ) : (
          <ErrorState title={words.failed} error={error} retry={() => void refetch()} />
        )
      ) : data.length === 0 ? (
        open === 'new' ? null : (
          <p>{words.none}</p>
        )
      ) : (
        <ul className="kept-list" aria-label={words.list}>
          {data.map((series) =>
            open === series.id ? (
              <li key={series.id} className="kept-open">
                <SeriesForm series={series} onDone={close} />
              </li>
            ) : (
              <SeriesLine key={series.id} series={series} onEdit={() => setOpen(series.id)} />
            ),
          )}
        </ul>
      )}
      {open === 'new' ? (
        <div className="kept-open">
          <SeriesForm series={null} onDone={close} />
        </div>
      ) : (
        <div>
          <Button icon={<Plus size={14} />} data-autofocus onClick={() => setOpen('new')}>
            {words.make}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function SeriesLine({ series, onEdit }: { series: ReportSeries; onEdit: () => void }) {
  const now = useNow();
  const { name, every, nextAt } = series;
  const when = nextAt <= now ? words.overdue : words.nextOn(formatDay(nextAt, now));
  return (
    <li className="kept-line">
      <span className="kept-words">
        <strong>{name}</strong>
        <span className="card-facts">
          {words.everies[every]} · {when}
        </span>
      </span>
      <IconButton label={text.drafts.list.skipOf(name)} onClick={() => void skipSeries(series)}>
        <SkipForward size={14} />
      </IconButton>
      <IconButton label={words.edit(name)} onClick={onEdit}>
        <Pencil size={14} />
      </IconButton>
      <IconButton label={words.delete(name)} onClick={() => void deleteSeries(series)}>
        <Trash2 size={14} />
      </IconButton>
    </li>
  );
}
