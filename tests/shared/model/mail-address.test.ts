import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesAnotherAddress, parseMailboxes, recipientsLine } from '../../../shared/model/mail-address.ts';
import { processorTime } from '../../processor-time.ts';

describe('parseMailboxes', () => {
  it('never takes an address out of a comment, however deep', () => {
    expect(parseMailboxes('(a(b) victim@example.org) sender@example.net')).toEqual([
      { address: 'sender@example.net', name: 'a(b) victim@example.org' },
    ]);
    expect(parseMailboxes('Desk(A \\) b) <desk(his account)@example.org(his host)>')).toEqual([
      { address: 'desk@example.org', name: 'Desk' },
    ]);
  });

  it.each([
    ['"Desk, Support" <Desk@Example.ORG>', 'desk@example.org', 'Desk, Support'],
    ['Desk, Support <desk@example.org>', 'desk@example.org', 'Desk, Support'],
    ['desk@example.org (Support Desk)', 'desk@example.org', 'Support Desk'],
    ['Support Desk desk@example.org', 'desk@example.org', 'Support Desk'],
    ['<@relay.example,@other.example:desk@example.org>', 'desk@example.org', ''],
    ['desk @ example.org', 'desk@example.org', ''],
    ['"front desk"@example.org', '"front desk"@example.org', ''],
    ['"desk"@example.org', 'desk@example.org', ''],
    ['desk@[192.0.2.1]', 'desk@[192.0.2.1]', ''],
    ['Re: Desk <desk@example.org>', 'desk@example.org', 'Re: Desk'],
    ['"Unclosed <desk@example.org>', 'desk@example.org', '"Unclosed'],
    ['mailto:desk@example.org', 'desk@example.org', ''],
    ['"\'Support Desk\'" <desk@example.org>', 'desk@example.org', 'Support Desk'],
    ['R.Reader at example.org (Reader One)', 'r.reader at example.org', 'Reader One'],
    ['re@der @end|ng |rom ex@mp|e@org (Reader One)', 're@der @end|ng |rom ex@mp|e@org', 'Reader One'],
    ['root', 'root', ''],
    ['Support Desk', '', 'Support Desk'],
    ['\u202eDesk\u200b <desk@example.org>', 'desk@example.org', 'Desk'],
  ])('reads one mailbox from %s', (header, address, name) => {
    expect(parseMailboxes(header)).toEqual([{ address, name }]);
  });

  it('dissolves groups and finds nobody in an empty one', () => {
    expect(
      parseMailboxes('Team: One <one@example.org>, two@example.org; three@example.org').map(({ address }) => address),
    ).toEqual(['one@example.org', 'two@example.org', 'three@example.org']);
    expect(parseMailboxes('undisclosed-recipients:;')).toEqual([]);
    expect(parseMailboxes('')).toEqual([]);
  });

  it('decodes names after the structure is read, so that a decoded comma or bracket makes no mailbox', () => {
    const decode = (raw: string): string => (raw === '=?x?=' ? 'a, <victim@example.org>' : raw);
    expect(parseMailboxes('=?x?= <sender@example.net>', decode).map(({ address }) => address)).toEqual([
      'sender@example.net',
    ]);
  });

  it('gives back any quoted name', () => {
    const name = fc.stringMatching(/^[A-Za-z,;:<>()." \\]{1,20}$/).map((text) => `N${text.trim()}N`);
    fc.assert(
      fc.property(name, (words) => {
        const quoted = `"${words.replace(/([\\"])/g, '\\$1')}" <desk@example.org>`;
        expect(parseMailboxes(quoted)).toEqual([{ address: 'desk@example.org', name: words.replace(/ {2,}/g, ' ') }]);
      }),
    );
  });

  it('reads hostile headers in time that grows with their length only', () => {
    const started = processorTime();
    for (const piece of ['(', '<', '"', 'a,', 'a:', '\\"', '<"', '(a', ' a', 'a@']) {
      expect(parseMailboxes(piece.repeat(20_000)).every(({ address }) => !/\s$/.test(address))).toBe(true);
      parseMailboxes(`${piece.repeat(20_000)};`);
    }
    expect(processorTime() - started).toBeLessThan(4_000);
  });
});

describe('namesAnotherAddress', () => {
  it('sees through a name that poses as an address, also with look-alike signs', () => {
    expect(namesAnotherAddress('boss@example.org', 'other@example.net')).toBe(true);
    expect(namesAnotherAddress('Boss (boss\uff20example.org)', 'other@example.net')).toBe(true);
    expect(namesAnotherAddress('Desk desk@example.org', 'desk@example.org')).toBe(false);
    expect(namesAnotherAddress('Reader @ Example', 'desk@example.org')).toBe(false);
  });
});

describe('recipientsLine', () => {
  it('is cut where a mail went to thousands', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({ address: `reader-${index}@example.org`, name: '' }));
    expect(recipientsLine(many).length).toBeLessThan(2_050);
    expect(recipientsLine(many.slice(0, 1))).toBe('reader-0@example.org');
  });
});
