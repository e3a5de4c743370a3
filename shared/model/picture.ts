/** Pictures as reports keep them, recognised by their bytes: what a name or a sender says they are counts for nothing. */
export interface Picture {
  mime: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  /** In pixels, of the picture as it is stored. */
  width: number;
  height: number;
}

export const mostPictureBytes = 7_000_000;
/** Each side, in pixels: more would take gigabytes to show. */
const longestSide = 20_000;

/** What the bytes are, null for anything else, also for a picture that ends before its size is said. */
export function pictureOf(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = png(view) ?? gif(view) ?? webp(view) ?? jpeg(view);
  if (found === null || found.width < 1 || found.height < 1) return null;
  return found.width > longestSide || found.height > longestSide ? null : found;
}

function words(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) return '';
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));
}

function png(view: DataView): Picture | null {
  if (words(view, 0, 8) !== '\x89PNG\r\n\x1a\n' || words(view, 12, 4) !== 'IHDR' || view.byteLength < 24) return null;
  return { mime: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): Picture | null {
  if (!/^GIF8[79]a$/.test(words(view, 0, 6)) || view.byteLength < 10) return null;
  return { mime: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function webp(view: DataView): Picture | null {
  if (words(view, 0, 4) !== 'RIFF' || words(view, 8, 4) !== 'WEBP' || view.byteLength < 30) return null;
  const kind = words(view, 12, 4);
  const sized = (width: number, height: number): Picture => ({ mime: 'image/webp', width, height });
  if (kind === 'VP8 ') return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  const three = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  return kind === 'VP8X' ? sized(three(24) + 1, three(27) + 1) : null;
}

/** Walks from segment to segment until the one that says the size. */
function jpeg(view: DataView): Picture | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { mime: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xd9 || marker === 0xda) return null;
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}
