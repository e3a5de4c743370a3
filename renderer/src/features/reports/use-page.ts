import type { EditorState } from 'prosemirror-state';
import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import type { Report } from '../../../../shared/model/records.ts';
import type { MaterialStore } from './own-blocks.ts';
import type { PageActions } from './page-plugins.ts';
import { createReportPage, type ReportPage } from './report-page.ts';

/** How long typing must pause before what stands beside the page follows it, milliseconds. */
const pause = 250;

interface PageSetting {
  store: MaterialStore;
  actions: PageActions;
  /** Is told of every change at once. */
  changed: (state: EditorState) => void;
  /** Is told in pauses. */
  told: (page: ReportPage) => void;
}

/** The page in its place. It begins with the report as it was and is not made anew. */
export function usePage(place: RefObject<HTMLElement | null>, report: Report, setting: PageSetting): ReportPage | null {
  const [page, setPage] = useState<ReportPage | null>(null);
  const begin = useRef(report);
  const latest = useRef(setting);
  useEffect(() => {
    latest.current = setting;
  });
  useEffect(() => {
    let timer: number | undefined;
    const { store } = latest.current;
    const made = createReportPage(place.current!, begin.current, {
      material: store,
      actions: {
        insertions: () => latest.current.actions.insertions(),
        take: (insertion) => latest.current.actions.take(insertion),
        takeFiles: (...given) => latest.current.actions.takeFiles(...given),
        key: (event) => latest.current.actions.key(event),
        openBlock: () => latest.current.actions.openBlock(),
        openComment: (position) => latest.current.actions.openComment(position),
      },
      changed: (state) => {
        latest.current.changed(state);
        clearTimeout(timer);
        timer = window.setTimeout(() => latest.current.told(made), pause);
      },
    });
    setPage(made);
    return () => {
      clearTimeout(timer);
      made.destroy();
    };
  }, [place]);
  return page;
}

/** Something about the page that changes as one types; `read` gives a plain value. */
export function usePageState<Value extends string | number | boolean>(
  page: ReportPage,
  read: (state: EditorState) => Value,
): Value {
  return useSyncExternalStore(page.watch, () => read(page.view.state));
}
