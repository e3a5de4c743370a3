import type { EditorState } from 'prosemirror-state';
import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import type { ReportDocument } from '../../../../shared/model/report-document.ts';
import { documentOf } from './documents.ts';
import type { MaterialStore } from './own-blocks.ts';
import { createReportPage, type ReportPage } from './report-page.ts';

/** How long typing must pause before what stands beside the page follows it, milliseconds. */
const pause = 250;

/** The page in its place, and its document brought up to date in pauses of typing. */
export function usePage(
  place: RefObject<HTMLElement | null>,
  first: ReportDocument,
  setting: { store: MaterialStore; changed: (state: EditorState) => void; told: (document: ReportDocument) => void },
): ReportPage | null {
  const [page, setPage] = useState<ReportPage | null>(null);
  const begin = useRef(first);
  const told = useRef(setting.told);
  useEffect(() => {
    told.current = setting.told;
  });
  const { store, changed } = setting;
  useEffect(() => {
    let timer: number | undefined;
    const made = createReportPage(place.current!, begin.current, {
      material: store,
      changed: (state) => {
        changed(state);
        clearTimeout(timer);
        timer = window.setTimeout(() => told.current(documentOf(state.doc)), pause);
      },
    });
    setPage(made);
    return () => {
      clearTimeout(timer);
      begin.current = made.document();
      made.destroy();
    };
  }, [place, store, changed]);
  return page;
}

/** Something about the page that changes as one types; `read` gives a plain value. */
export function usePageState<Value extends string | number | boolean>(
  page: ReportPage,
  read: (state: EditorState) => Value,
): Value {
  return useSyncExternalStore(page.watch, () => read(page.view.state));
}
