import type { EditorView } from 'prosemirror-view';
import { mostPictureBytes, pictureOf } from '../../../../shared/model/picture.ts';
import { showFailure } from '../../actions/failure.ts';
import { request } from '../../ipc.ts';
import { announce } from '../../stores/announce.ts';
import { text } from '../../text.ts';
import type { ReportDesk } from './insertion.ts';
import { nodes, putBelow } from './text-commands.ts';
import { TextSelection } from 'prosemirror-state';

const words = text.reportEditor.picture;
/** How wide the page is for what stands on it, CSS pixels. */
const pageWidth = 640;

/** Takes what looks like a picture among pasted or dropped files; false when there is nothing of the kind. */
export function takePictures(view: EditorView, files: File[], at: number | null): boolean {
  const wanted = files.filter(({ type }) => type.startsWith('image/'));
  if (wanted.length === 0) return false;
  void putPictures(view, wanted, at);
  return true;
}

/** Asks for a file with a picture in it. */
export function choosePicture({ page }: ReportDesk): void {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = 'image/png,image/jpeg,image/gif,image/webp';
  field.multiple = true;
  field.className = 'picture-choice';
  field.hidden = true;
  field.addEventListener('change', () => {
    void putPictures(page.view, [...(field.files ?? [])], null);
    field.remove();
  });
  field.addEventListener('cancel', () => field.remove());
  document.body.append(field);
  field.click();
}

async function putPictures(view: EditorView, files: File[], at: number | null): Promise<void> {
  for (const file of files) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (bytes.byteLength > mostPictureBytes) throw new Error(words.tooLarge(file.name));
      if (pictureOf(bytes) === null) throw new Error(words.unknown(file.name));
      const { asset, width, height } = await request('report.keepPicture', { bytes });
      if (view.isDestroyed) return;
      const shown = Math.min(width, pageWidth);
      const picture = nodes.image.create({
        asset,
        alt: '',
        width: shown,
        height: Math.max(1, Math.round((height * shown) / width)),
      });
      const state =
        at === null
          ? view.state
          : view.state.apply(
              view.state.tr.setSelection(
                TextSelection.near(view.state.doc.resolve(Math.min(at, view.state.doc.content.size))),
              ),
            );
      if (state !== view.state) view.updateState(state);
      view.dispatch(putBelow(view.state, picture).scrollIntoView());
      announce(words.inserted);
    } catch (error) {
      showFailure(words.failed, error);
    }
  }
}
