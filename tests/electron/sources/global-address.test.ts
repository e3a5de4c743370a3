import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGlobalAddress, isPrivateName } from '../../../electron/sources/global-address.ts';

describe('isGlobalAddress', () => {
  it.each(['93.184.215.14', '1.1.1.1', '2606:4700::1111', '::ffff:1.1.1.1', '64:ff9b::101:101', '2002:101:101::1'])(
    '%s is',
    (address) => {
      expect(isGlobalAddress(address)).toBe(true);
    },
  );

  // Each of these has let a fetch reach a private service somewhere.
  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.1.2.3',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.1.1',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:0:7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b::a00:1',
    '64:ff9b:1::101:101',
    '2002:7f00:1::',
    '2002:a00:1::1',
    '2001::1',
    '2001:db8::1',
    '3fff::1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700::1%1',
    'fec0::1',
    'ff02::1',
    '4000::1',
    '5f00::1',
    '100::1',
    'localhost',
    '',
    '1.1.1.1.1',
  ])('%s is not', (address) => {
    expect(isGlobalAddress(address)).toBe(false);
  });

  it('judges an IPv4 address alike in every form', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const hex = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
        const [a, b, c, d] = hex;
        for (const form of [`::ffff:${address}`, `64:ff9b::${a}${b}:${c}${d}`, `2002:${a}${b}:${c}${d}::1`]) {
          expect(isGlobalAddress(form)).toBe(isGlobalAddress(address));
        }
      }),
    );
  });

  it('refuses the names of this machine and its network', () => {
    for (const name of ['localhost', 'LOCALHOST.', 'a.localhost', 'printer.local', 'db.internal', 'box.home.arpa'])
      expect(isPrivateName(name)).toBe(true);
    for (const name of ['localhost.example.org', 'mylocal', 'internal.example.org'])
      expect(isPrivateName(name)).toBe(false);
  });
});
