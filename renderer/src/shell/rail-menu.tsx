import type { MouseEvent } from 'react';
import { useState } from 'react';
import { create } from 'zustand';
import type { SavedView } from '../../../shared/model/triage.ts';
import { changeView } from '../actions/saved-views.ts';
import { useCommand } from '../commands.ts';
import { Button } from '../components/button.tsx';
import type { MenuItem } from '../components/menu.tsx';
import { MenuItems } from '../components/menu.tsx';
import type { Anchor } from '../components/popover.tsx';
import { Popover } from '../components/popover.tsx';
import { text } from '../text.ts';

type Floating = { anchor: Anchor } & ({ items: MenuItem[]; name: string } | { rename: SavedView });

const useFloating = create<{ floating: Floating | null }>()(() => ({ floating: null }));
const close = (): void => useFloating.setState({ floating: null });

/** Asks for another name beside the view in the rail. */
export function renameView(view: SavedView, anchor: Anchor): void {
  // The menu gives the focus back first.
  requestAnimationFrame(() => useFloating.setState({ floating: { anchor, rename: view } }));
}

/** What an item of the rail needs to have a menu: by mouse, and by the menu key while it has the focus. */
export function railMenu(name: string, itemsOf: (anchor: Anchor) => MenuItem[]) {
  return {
    onContextMenu: (event: MouseEvent<HTMLElement>) => {
      event.preventDefault();
      const anchor = event.currentTarget;
      useFloating.setState({ floating: { anchor, name, items: itemsOf(anchor) } });
    },
  };
}

/** The menu above the rail, where one is open. */
export function RailMenu() {
  const floating = useFloating((state) => state.floating);
  useCommand('menu', () => {
    const item = document.activeElement?.closest('.rail-item') ?? null;
    item?.dispatchEvent(new globalThis.MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
    return item !== null;
  });
  if (floating === null) return null;
  const anchor = { current: floating.anchor };
  return 'items' in floating ? (
    <Popover anchor={anchor} label={floating.name} role="menu" onClose={close}>
      <MenuItems items={floating.items} onDone={close} />
    </Popover>
  ) : (
    <Popover anchor={anchor} label={text.frame.renameView} onClose={close}>
      <RenameForm key={floating.rename.id} view={floating.rename} />
    </Popover>
  );
}

function RenameForm({ view }: { view: SavedView }) {
  const [name, setName] = useState(view.name);
  return (
    <form
      className="rail-rename"
      onSubmit={(event) => {
        event.preventDefault();
        close();
        if (name.trim() !== '' && name.trim() !== view.name) void changeView(view, { name: name.trim() });
      }}
    >
      <input
        className="field"
        data-autofocus
        aria-label={text.frame.renameView}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button look="main" type="submit">
        {text.frame.rename}
      </Button>
    </form>
  );
}
