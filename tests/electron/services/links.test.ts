import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkQuestion, outsideLink } from '../../../electron/services/links.ts';

describe('links that a stranger wrote', () => {
  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'app://bundle/index.html',
    'data:text/html,x',
    'ms-msdt:/id',
    'smb://example.org/share',
    'ftp://example.org/',
    'vbscript:x',
    'https://',
    'example.org',
    '',
    'https://example.com@example.org/',
    'https://reader:word@example.org/',
    'mailto:',
    'mailto:reader-1@example.org,reader-2@example.org',
    'mailto:%22%20-attach%20/etc/passwd%22@example.org',
  ])('%s is refused with a stable code', (address) => {
    expect(() => outsideLink(address)).toThrowError(expect.objectContaining({ code: 'link-refused' }));
  });

  it('the question names the real host, also where letters look like others', () => {
    const link = outsideLink('https://ex\u0430mple.org/login');
    expect(link).toMatchObject({ where: 'xn--exmple-4nf.org', readsAs: 'ex\u0430mple.org', opens: 'browser' });
    expect(linkQuestion(link).message).toBe('Open xn--exmple-4nf.org in your browser?');
    expect(outsideLink('HTTP://Example.ORG:8080/a b').where).toBe('example.org:8080');
  });

  it('line ends and direction marks in an address cannot rewrite the question', () => {
    const link = outsideLink('https://example.org/\n\u202Egro.live');
    expect(linkQuestion(link).detail).toBe('https://example.org/%E2%80%AEgro.live');
  });

  it('a mail link keeps only plain fields: none that attaches a file', () => {
    const link = outsideLink(
      'mailto:reader-1@example.org?subject=Hi%20there&attach=/etc/passwd&attachment=x&body=a%0Ab&bcc=x@example.org',
    );
    expect(link).toMatchObject({
      address: 'mailto:reader-1@example.org?subject=Hi%20there&body=a%0Ab',
      where: 'reader-1@example.org',
    });
  });

  it('what is opened has nothing that a shell could take for more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('https://example.org/', 'mailto:a@example.org?subject='),
        fc.string({ unit: 'binary' }),
        (start, rest) => {
          let address: string;
          try {
            address = outsideLink(start + rest).address;
          } catch {
            return;
          }
          expect(address).toMatch(/^(?:https:\/\/example\.org\/|mailto:a@example\.org)/);
          expect(address).not.toMatch(/[\s"<>]/);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
