import type { ReactNode, RefObject } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** What a popover stands beside: an element, or a place such as that of the pointer. */
export interface Anchor {
  getBoundingClientRect(): DOMRect;
  contains(node: Node | null): boolean;
}

/** The place of the pointer, in pixels of the window. */
export function pointAnchor(left: number, top: number): Anchor {
  return { getBoundingClientRect: () => new DOMRect(left, top, 0, 0), contains: () => false };
}

interface PopoverProps {
  anchor: RefObject<Anchor | null>;
  label: string;
  role?: 'dialog' | 'menu';
  align?: 'start' | 'end';
  onClose: () => void;
  children: ReactNode;
}

const gap = 6;
const edge = 8;

/** Floats beside its anchor, inside the window whatever its size becomes. Escape, Tab out of it and a press elsewhere close it; focus returns to the anchor. */
export function Popover({ anchor, label, role = 'dialog', align = 'start', onClose, children }: PopoverProps) {
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useLayoutEffect(() => {
    // In the top layer: elsewhere what contains the anchor may cut it off or move it.
    if (!element.current!.matches(':popover-open')) element.current!.showPopover();
    const put = (): void => {
      const around = anchor.current?.getBoundingClientRect();
      const own = element.current!.getBoundingClientRect();
      if (around === undefined) return;
      const wantedLeft = align === 'start' ? around.left : around.right - own.width;
      const below = around.bottom + gap;
      const top = below + own.height > window.innerHeight - edge ? around.top - gap - own.height : below;
      setPlace({
        left: Math.max(edge, Math.min(wantedLeft, window.innerWidth - own.width - edge)),
        top: Math.max(edge, top),
      });
    };
    put();
    window.addEventListener('resize', put);
    return () => window.removeEventListener('resize', put);
  }, [anchor, align]);

  useEffect(() => {
    const before = document.activeElement;
    const own = element.current!;
    const first = own.querySelector<HTMLElement>('[data-autofocus]') ?? own.querySelector<HTMLElement>('input, button');
    first?.focus({ preventScroll: true });
    const press = (event: PointerEvent): void => {
      const target = event.target as Node;
      if (!own.contains(target) && anchor.current?.contains(target) !== true) close.current();
    };
    document.addEventListener('pointerdown', press, true);
    return () => {
      document.removeEventListener('pointerdown', press, true);
      if (own.contains(document.activeElement) && before instanceof HTMLElement) before.focus();
    };
  }, [anchor]);

  return (
    <div
      ref={element}
      className="popover"
      popover="manual"
      role={role}
      aria-label={label}
      style={place === null ? { opacity: 0 } : { left: place.left, top: place.top }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }
      }}
      onBlur={(event) => {
        const next = event.relatedTarget;
        if (next !== null && !event.currentTarget.contains(next) && anchor.current?.contains(next) !== true) onClose();
      }}
    >
      {children}
    </div>
  );
}
