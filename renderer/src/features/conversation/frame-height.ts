/** Characters of message text that fit in a line of one pixel's width, measured at 14.5 px. */
const charactersPerPixel = 1 / 7.6;
const lineHeight = 23.2;
const paragraphGap = 12;

const blockEnd = /<\/(?:p|div|li|tr|h[1-6]|blockquote|pre|dd|dt|table|ul|ol)>|<br[^>]*>|<hr[^>]*>/gi;
const paragraphEnd = /<\/(?:p|h[1-6]|blockquote|pre|table|ul|ol)>/gi;

/**
 * Estimates how high sanitised HTML stands, in pixels: a sandboxed frame cannot tell.
 * Too low only means that the frame scrolls, too high that some space stays empty.
 */
export function estimatedHeight(html: string, width: number): number {
  const perLine = Math.max(20, Math.floor((width - 16) * charactersPerPixel));
  const lines = html
    .replace(blockEnd, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&[a-z0-9#]+;/gi, 'x')
    .split('\n')
    .map((line) => line.trim().length)
    .filter((length) => length > 0)
    .reduce((sum, length) => sum + Math.ceil(length / perLine), 0);
  const paragraphs = html.match(paragraphEnd)?.length ?? 0;
  const images = [...html.matchAll(/<img\b[^>]*>/gi)].reduce((sum, image) => {
    const height = /\bheight="(\d+)"/i.exec(image[0]);
    return sum + (height === null ? 160 : Math.min(600, Number(height[1])));
  }, 0);
  return Math.max(48, Math.ceil(lines * lineHeight + paragraphs * paragraphGap + images + 24));
}
