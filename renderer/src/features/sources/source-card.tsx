import { Pencil, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { Source } from '../../../../shared/model/records.ts';
import { showFailure } from '../../actions/failure.ts';
import { checkSource } from '../../actions/imports.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { SourceIcon } from '../../components/source-icon.tsx';
import { request } from '../../ipc.ts';
import { queryClient } from '../../query.ts';
import { announce } from '../../stores/announce.ts';
import { showDialog } from '../../stores/panels.ts';
import { showInbox } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatMoment } from '../../time.ts';

async function rename(id: number, name: string): Promise<void> {
  try {
    await request('source.rename', { id, name });
    announce(text.sources.renamed);
    void queryClient.invalidateQueries({ queryKey: ['sources'] });
    void queryClient.invalidateQueries({ queryKey: ['inbox'] });
  } catch (error) {
    showFailure(text.sources.rename(name), error);
  }
}

export function SourceCard({ source, now, checking }: { source: Source; now: number; checking: boolean }) {
  const [name, setName] = useState<string | null>(null);
  const checkedWords =
    source.lastSyncAt === null
      ? source.address === null
        ? null
        : text.sources.neverSynced
      : (source.address === null ? text.sources.imported : text.sources.lastSync)(formatMoment(source.lastSyncAt, now));
  const keptWords = source.keepDays === null ? null : text.sources.keptFor(text.privacy.keptFor(source.keepDays));
  return (
    <li className="card source-card">
      <span className="source-card-icon">
        <SourceIcon kind={source.kind} size={18} />
      </span>
      <div className="source-card-words">
        {name === null ? (
          <p className="source-card-name">
            <strong>{source.name}</strong>
            <IconButton label={text.sources.rename(source.name)} onClick={() => setName(source.name)}>
              <Pencil size={13} />
            </IconButton>
          </p>
        ) : (
          <form
            className="rename"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '' && name.trim() !== source.name) void rename(source.id, name.trim());
              setName(null);
            }}
          >
            <input
              className="field"
              aria-label={text.sources.nameField}
              autoFocus
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                event.preventDefault();
                setName(null);
              }}
            />
            <Button type="submit">{text.sources.saveName}</Button>
          </form>
        )}
        <p className="card-facts">
          {[
            text.sources.kind[source.kind],
            text.sources.counts(source.messages, source.conversations),
            checkedWords,
            keptWords,
          ]
            .filter((words) => words !== null)
            .join(' · ')}
        </p>
        {source.address === null ? null : <p className="source-card-address">{source.address}</p>}
        {source.lastError === null ? null : <p className="field-error">{source.lastError}</p>}
      </div>
      <div className="source-card-actions">
        <Button
          look="quiet"
          aria-label={text.privacy.keepOf(source.name)}
          onClick={() => showDialog({ type: 'keep', sourceId: source.id })}
        >
          {text.privacy.keep}
        </Button>
        {source.address === null ? null : (
          <Button
            aria-label={text.sources.checkOne(source.name)}
            disabled={checking}
            icon={<RefreshCw size={14} />}
            onClick={() => void checkSource(source.id)}
          >
            {source.lastError === null ? text.sources.check : text.frame.retry}
          </Button>
        )}
        <Button
          look="quiet"
          aria-label={text.sources.show(source.name)}
          onClick={() => showInbox({ filter: { type: 'source', id: source.id }, view: 'all' })}
        >
          {text.sources.showShort}
        </Button>
      </div>
    </li>
  );
}
