import { GitPullRequestArrow, Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { beginChange } from '../../actions/changes.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { WordsDialog } from '../../components/words-dialog.tsx';
import { queries } from '../../query.ts';
import { showChanges, useNavigation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { ChangeBoard } from './change-board.tsx';
import { ChangeList } from './change-list.tsx';
import { ChangePage, type ChangeSlots } from './change-page.tsx';

const panelId = 'changes-panel';

/** What people ask for: a board or a list, or one of them with all that is known of it. */
export function ChangesView({ slots }: { slots: ChangeSlots }) {
  const changeId = useNavigation((state) => state.changeId);
  return changeId === null ? <Changes /> : <ChangePage key={changeId} id={changeId} slots={slots} />;
}

function Changes() {
  const tab = useNavigation((state) => state.changesTab);
  const [creating, setCreating] = useState(false);
  const { data, error, refetch } = useQuery(queries.changes());
  return (
    <main className="page changes" aria-label={text.frame.views.changes}>
      <header className="page-head">
        <h1>{text.changes.heading}</h1>
        <Tabs
          label={text.changes.tabs}
          controls={panelId}
          chosen={tab}
          onChoose={showChanges}
          tabs={(['board', 'list'] as const).map((key) => ({ key, label: text.changes.tab[key] }))}
        />
        <Button icon={<Plus size={14} />} onClick={() => setCreating(true)}>
          {text.changes.create}
        </Button>
      </header>
      <div id={panelId} className="changes-panel" role="tabpanel" aria-label={text.changes.tab[tab]}>
        {data === undefined ? (
          error === null ? (
            <LoadingState />
          ) : (
            <ErrorState title={text.changes.failed} error={error} retry={() => void refetch()} />
          )
        ) : data.length === 0 ? (
          <EmptyState
            icon={<GitPullRequestArrow size={28} strokeWidth={1.5} />}
            title={text.changes.empty}
            hint={text.changes.emptyHint}
          />
        ) : tab === 'board' ? (
          <ChangeBoard />
        ) : (
          <ChangeList />
        )}
      </div>
      {creating ? (
        <WordsDialog
          title={text.changes.create}
          field={text.changes.createField}
          submit={text.changes.createButton}
          maxLength={300}
          onClose={() => setCreating(false)}
          onSave={(title) => void beginChange(title)}
        />
      ) : null}
    </main>
  );
}
