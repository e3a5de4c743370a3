import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { useEffect, type RefObject } from 'react';
import type { ReportDocument } from '../../../../shared/model/report-document.ts';
import type { ReportMaterial } from '../../../../shared/model/report-material.ts';
import { text } from '../../text.ts';
import { nodeOf } from './documents.ts';
import { ownBlockViews } from './own-blocks.ts';

interface ReadingPageProps {
  document: ReportDocument;
  material: ReportMaterial;
  /** Where the page's element goes, for showing a block of it. */
  place: RefObject<HTMLDivElement | null>;
}

/** A document to be read: the same blocks as on the page that is written, drawn from what was frozen with it. */
export function ReadingPage({ document, material, place }: ReadingPageProps) {
  useEffect(() => {
    // Nothing of it changes, and what is not there was not there then.
    const frozen = { current: () => material, covers: () => true, subscribe: () => () => {} };
    const view = new EditorView(place.current!, {
      state: EditorState.create({ doc: nodeOf(document) }),
      editable: () => false,
      nodeViews: ownBlockViews(frozen),
      attributes: { role: 'document', 'aria-label': text.publishing.readOnly, class: 'report-body', tabindex: '0' },
    });
    return () => view.destroy();
  }, [document, material, place]);
  return <div ref={place} className="page-place report-reading" />;
}
