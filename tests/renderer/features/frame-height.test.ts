import { describe, expect, it } from 'vitest';
import { estimatedHeight } from '../../../renderer/src/features/conversation/frame-height.ts';

describe('estimatedHeight', () => {
  it('grows with the text and shrinks with the width', () => {
    const short = '<p>Hello</p>';
    const long = `<p>${'some more words '.repeat(60)}</p>`;
    expect(estimatedHeight(long, 560)).toBeGreaterThan(estimatedHeight(short, 560));
    expect(estimatedHeight(long, 300)).toBeGreaterThan(estimatedHeight(long, 900));
  });

  it('counts lines, not only letters', () => {
    const lines = Array.from({ length: 30 }, () => 'one').join('<br>');
    expect(estimatedHeight(lines, 560)).toBeGreaterThan(30 * 15);
  });

  // Would catch: a page that never ends because a picture claims to be endless.
  it('does not believe a picture that claims to be huge', () => {
    expect(estimatedHeight('<img height="999999">', 560)).toBeLessThan(1000);
  });
});
