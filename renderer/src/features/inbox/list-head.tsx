import { ArrowDownWideNarrow } from 'lucide-react';
import type { InboxView, ViewCounts } from '../../../../shared/model/conversation.ts';
import { inboxSorts } from '../../../../shared/model/list-scope.ts';
import type { MenuItem } from '../../components/menu.tsx';
import { Menu } from '../../components/menu.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { showInbox, useNavigation } from '../../stores/navigation.ts';
import { setDensity, usePreferences } from '../../stores/preferences.ts';
import { text } from '../../text.ts';

const views: InboxView[] = ['open', 'snoozed', 'done', 'all'];

/** The tabs of the list and its order. */
export function ListHead({ controls, counts }: { controls: string; counts: ViewCounts | null }) {
  const { view, sort } = useNavigation((state) => state.scope);
  const density = usePreferences((state) => state.density);
  const items: MenuItem[] = [
    ...inboxSorts.map((one) => ({
      key: one,
      label: text.inbox.sort[one],
      checked: one === sort,
      choice: true,
      run: () => showInbox({ sort: one }),
    })),
    ...(['comfortable', 'compact'] as const).map((one, index) => ({
      key: one,
      label: text.inbox.density[one],
      checked: one === density,
      choice: true,
      apart: index === 0,
      run: () => setDensity(one),
    })),
  ];
  return (
    <div className="column-head list-head">
      <Tabs
        label={text.inbox.tabs}
        controls={controls}
        chosen={view}
        onChoose={(next) => showInbox({ view: next })}
        tabs={views.map((key) => ({
          key,
          label: text.inbox.tab[key],
          count: counts === null || key === 'done' || key === 'all' ? undefined : text.inbox.tabCount(counts[key]),
        }))}
      />
      <Menu
        look="quiet"
        label={text.inbox.order}
        words={text.inbox.sortShort[sort]}
        icon={<ArrowDownWideNarrow size={14} />}
        items={items}
      />
    </div>
  );
}
