import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { ReportPage } from './report-page.ts';

/** Floats below a place in the text without taking the focus, above it where there is no room. */
export function CaretFloat({ page, at, children }: { page: ReportPage; at: number; children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const own = element.current!;
    if (!own.matches(':popover-open')) own.showPopover();
    const place = (): void => {
      const { left, top, bottom } = page.view.coordsAtPos(Math.min(at, page.view.state.doc.content.size));
      const { width, height } = own.getBoundingClientRect();
      const below = bottom + 6;
      own.style.left = `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`;
      own.style.top = `${Math.max(8, below + height > window.innerHeight - 8 ? top - 6 - height : below)}px`;
    };
    place();
    document.addEventListener('scroll', place, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', place, { capture: true });
  });
  return (
    // Pressing it must not take the caret out of the text.
    <div ref={element} className="popover caret-float" popover="manual" onMouseDown={(event) => event.preventDefault()}>
      {children}
    </div>
  );
}
