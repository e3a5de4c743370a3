import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldValue } from '../../../../electron/importers/mail/field-value.ts';
import { readHeaders } from '../../../../electron/importers/mail/headers.ts';
import { readParts, type MailPart } from '../../../../electron/importers/mail/mime-tree.ts';

type Tree = { encoding: string; bytes: Buffer } | { children: Tree[] };

/** A carriage return at the very end cannot be told from the line break before the boundary, unless it is encoded. */
const leaf: fc.Arbitrary<Tree> = fc
  .record({
    encoding: fc.constantFrom('', '8bit', 'binary', 'base64', 'quoted-printable'),
    bytes: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  })
  .filter(({ encoding, bytes }) => bytes.at(-1) !== 0x0d || encoding === 'base64' || encoding === 'quoted-printable');
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ children: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

function encoded(bytes: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(bytes.toString('base64').replace(/.{76}/g, '$&\r\n'));
  if (encoding !== 'quoted-printable') return bytes;
  const hex = [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  return Buffer.from(hex.join('').replace(/.{72}/g, '$&=\r\n'));
}

/** The tree as a message writes it; boundaries cannot occur in so few random bytes. */
function written(node: Tree, eol: string, path = 'part'): Buffer {
  if ('bytes' in node) {
    const transfer = node.encoding === '' ? '' : `Content-Transfer-Encoding: ${node.encoding}${eol}`;
    return Buffer.concat([
      Buffer.from(`Content-Type: application/x-test${eol}${transfer}${eol}`),
      encoded(node.bytes, node.encoding),
    ]);
  }
  const boundary = `=_${path}_`;
  const parts = node.children.map((child, index) =>
    Buffer.concat([Buffer.from(`${eol}--${boundary}${eol}`), written(child, eol, `${path}${index}`)]),
  );
  return Buffer.concat([
    Buffer.from(`Content-Type: multipart/mixed; boundary="${boundary}"${eol}${eol}before`),
    ...parts,
    Buffer.from(`${eol}--${boundary}--${eol}behind`),
  ]);
}

const read = (raw: Buffer | string): MailPart => {
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw, 'latin1');
  return readParts(bytes, readHeaders(bytes, 256 * 1024)!);
};

function matches(part: MailPart, node: Tree): void {
  if ('bytes' in node) {
    expect(part.content.toString('hex')).toBe(node.bytes.toString('hex'));
    return;
  }
  expect(part.children).toHaveLength(node.children.length);
  for (const [index, child] of node.children.entries()) matches(part.children[index]!, child);
}

describe('the parts of a message', () => {
  it('come back byte for byte, however nested and encoded (attachments changed their line ends)', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom('\n', '\r\n'), (node, eol) => matches(read(written(node, eol)), node)),
      { numRuns: 400 },
    );
  });

  it('are found without a closing boundary, and told from longer boundaries that begin alike', () => {
    const open = read('Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n');
    expect(open.children.map((part) => part.content.toString())).toEqual(['one', 'two\n']);
    const alike = read('Content-Type: multipart/mixed; boundary=b\n\n--b\n\n--b2\n--bx\none\n--b--\n');
    expect(alike.children.map((part) => part.content.toString())).toEqual(['--b2\n--bx\none']);
  });

  it('take words for words when a part has no headers (its first line with a colon vanished)', () => {
    const part = read('Content-Type: multipart/mixed; boundary=b\n\n--b\n\nNote: this is text\n--b--\n').children[0]!;
    expect([part.type, part.content.toString()]).toEqual(['text/plain', 'Note: this is text']);
  });
});

describe('a field with parameters', () => {
  it('joins continuations and undoes charsets and percent signs (RFC 2231)', () => {
    const raw =
      'attachment; filename*0*=utf-8\'de\'%C3%9Cber; filename*1="sicht ."; filename*2*=%70df; filename="Uber.pdf"';
    expect(fieldValue(raw)).toEqual({ value: 'attachment', parameters: { filename: 'Übersicht .pdf' } });
    expect(fieldValue("inline; filename*=iso-8859-1''%E9t%E9.txt").parameters['filename']).toBe('été.txt');
  });

  it('reads what programs really send: comments, blanks, open quotes, encoded words, paths', () => {
    expect(fieldValue('TEXT/Plain (note; here) ; CharSet = "utf-8" (x)')).toEqual({
      value: 'text/plain',
      parameters: { charset: 'utf-8' },
    });
    const name = (raw: string) => fieldValue(`a/b; name=${raw}`).parameters['name'];
    expect(name('my file.pdf')).toBe('my file.pdf');
    expect(name('"open quote.pdf')).toBe('open quote.pdf');
    expect(name('"=?utf-8?q?=C3=A9t=C3=A9?="')).toBe('été');
    expect(name('"C:\\dir\\file.txt"')).toBe('C:\\dir\\file.txt');
    expect(name('"a;b\\"c"')).toBe('a;b"c');
  });

  it('never throws and keeps no name but its own (a parameter called __proto__)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => void fieldValue(raw)),
      { numRuns: 1000 },
    );
    expect(Object.keys(fieldValue('a/b; __proto__=c').parameters)).toEqual(['__proto__']);
  });
});
