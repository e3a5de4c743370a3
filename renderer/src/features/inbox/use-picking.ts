import type { MouseEvent } from 'react';
import { useCallback } from 'react';
import type { ConversationRow } from '../../../../shared/model/conversation.ts';
import { useCommand } from '../../commands.ts';
import { pointAnchor } from '../../components/popover.tsx';
import type { RowDrag } from '../../components/virtual-list.tsx';
import { carriesConversations, dragConversations, takeCarried } from '../../dragging.ts';
import { announce } from '../../stores/announce.ts';
import { openConversation, useNavigation } from '../../stores/navigation.ts';
import {
  clearSelection,
  openPicker,
  selectOnly,
  selectRange,
  selectWhole,
  toggleSelected,
  useTriage,
} from '../../stores/triage.ts';
import { text } from '../../text.ts';

function sayCount(): void {
  const { selected } = useTriage.getState();
  announce(selected.size === 0 ? text.triage.noneSelected : text.triage.selected(selected.size));
}

/** Ids that an action on this row means: all that is selected when the row is, else the row alone. */
function meantBy(row: ConversationRow): number[] {
  const { selected } = useTriage.getState();
  return selected.has(row.id) ? [...selected] : [row.id];
}

/** With Ctrl or Shift a press selects, else it opens. */
function press(rows: readonly ConversationRow[], row: ConversationRow, event: MouseEvent | undefined): void {
  const { conversationId, chosen } = useNavigation.getState();
  if (event?.ctrlKey === true || event?.metaKey === true) {
    // The open conversation stands as selected: another one comes beside it.
    if (useTriage.getState().selected.size === 0 && chosen && conversationId !== null && conversationId !== row.id) {
      selectOnly([conversationId]);
    }
    toggleSelected(row.id);
    sayCount();
  } else if (event?.shiftKey === true) {
    selectRange(
      rows.map(({ id }) => id),
      conversationId ?? row.id,
      row.id,
    );
    openConversation(row.id);
    sayCount();
  } else {
    clearSelection();
    openConversation(row.id);
  }
}

/** Merges what is dropped on a row into one, once it was asked. */
const drag: RowDrag<ConversationRow> = {
  onStart: (row, event) => dragConversations(meantBy(row), event),
  accepts: carriesConversations,
  onDrop: (row) => {
    const ids = [...new Set([...takeCarried(), row.id])];
    if (ids.length > 1) openPicker('merge', { ids });
  },
};

function openMenu(row: ConversationRow, event: MouseEvent): void {
  event.preventDefault();
  const { whole } = useTriage.getState();
  openPicker(
    'menu',
    whole === null ? { ids: meantBy(row) } : { scope: whole },
    pointAnchor(event.clientX, event.clientY),
  );
}

/** How rows are selected, by key and by mouse. */
export function usePicking(rows: readonly ConversationRow[], active: number, hasMore: boolean) {
  useCommand('select', () => {
    const row = rows[active];
    if (row === undefined) return false;
    toggleSelected(row.id);
    sayCount();
    return true;
  });
  const extend = (by: number): boolean => {
    const from = rows[active];
    const to = rows[Math.max(0, Math.min(rows.length - 1, active + by))];
    if (from === undefined || to === undefined) return false;
    selectRange(
      rows.map(({ id }) => id),
      from.id,
      to.id,
    );
    openConversation(to.id);
    sayCount();
    return true;
  };
  useCommand('extend-next', () => extend(1));
  useCommand('extend-previous', () => extend(-1));
  useCommand('select-all', () => {
    const { activeElement } = document;
    // In a conversation the key selects its words.
    if (activeElement !== document.body && activeElement?.closest('.list-column') == null) return false;
    if (rows.length === 0) return false;
    const { selected } = useTriage.getState();
    if (hasMore && selected.size >= rows.length) {
      selectWhole(useNavigation.getState().scope);
      announce(text.triage.selectedWhole(null));
    } else {
      selectOnly(rows.map(({ id }) => id));
      sayCount();
    }
    return true;
  });
  const onSelect = useCallback((row: ConversationRow, event?: MouseEvent) => press(rows, row, event), [rows]);
  return { onSelect, onContextMenu: openMenu, drag };
}
