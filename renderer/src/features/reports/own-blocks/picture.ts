import type { ContentBlock } from '../../../../../shared/model/report-content.ts';
import { assetUrl } from '../../../actions/report-assets.ts';
import { text } from '../../../text.ts';
import { element } from './element.ts';

/** A message as a picture, its words for those who do not see it. */
export function drawnPicture({ asset, alt, width, height }: Extract<ContentBlock, { type: 'image' }>): HTMLElement {
  const image = element('img', 'own-picture');
  image.alt = alt;
  image.width = width;
  image.height = height;
  image.draggable = false;
  const figure = element('figure', 'own-picture-frame', image);
  assetUrl(asset)
    .then((url) => (image.src = url))
    .catch(() => figure.replaceChildren(element('p', 'own-gone', text.reportBlocks.pictureMissing)));
  return figure;
}
