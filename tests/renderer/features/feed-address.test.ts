import { describe, expect, it } from 'vitest';
import { feedHost, readFeedAddress } from '../../../renderer/src/features/sources/feed-address.ts';

describe('readFeedAddress', () => {
  it.each([
    ['example.org/feed.xml', 'https://example.org/feed.xml'],
    [' https://example.org/a ', 'https://example.org/a'],
    ['feed:https://example.org/a', 'https://example.org/a'],
    ['feed://example.org/a', 'https://example.org/a'],
    ['http://127.0.0.1:8080/feed', 'http://127.0.0.1:8080/feed'],
  ])('understands %j', (words, expected) => {
    expect(readFeedAddress(words)).toBe(expected);
  });

  it.each(['', 'a blog', 'ftp://example.org/feed', 'file:///etc/passwd', 'javascript:alert(1)'])(
    'refuses %j',
    (words) => {
      expect(readFeedAddress(words)).toBeNull();
    },
  );

  it('names the host with its port, which is what would be allowed', () => {
    expect(feedHost('http://127.0.0.1:8080/feed')).toBe('127.0.0.1:8080');
  });
});
