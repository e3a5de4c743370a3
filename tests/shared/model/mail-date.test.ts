import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMailDate } from '../../../shared/model/mail-date.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

describe('parseMailDate', () => {
  it.each([
    ['Mon, 21 Nov 1997 09:55:06 -0600', '1997-11-21T15:55:06Z'],
    ['21 Nov 97 09:55:06 GMT', '1997-11-21T09:55:06Z'],
    ['Fri, 21 Nov 1997 09(comment):   55  :  06 -0600', '1997-11-21T15:55:06Z'],
    ['Fri, 21 Nov 97 09:55 EST', '1997-11-21T14:55:00Z'],
    ['Fri, 21 Nov 1997 09:55:06 +0200 (MESZ (summer))', '1997-11-21T07:55:06Z'],
    ['Wed Jul  1 13:17:17 1998', '1998-07-01T13:17:17Z'],
    ['Mon Jan  5 08:50:15 +0100 2004', '2004-01-05T07:50:15Z'],
    ['Sat Sep  1 20:58 EDT 2001', '2001-09-02T00:58:00Z'],
    ['Thu Sep 13 12:30:05 2001 -0400', '2001-09-13T16:30:05Z'],
    ['2024-02-29T10:20:30Z', '2024-02-29T10:20:30Z'],
    ['2024-02-29 10:20:30 +01:00', '2024-02-29T09:20:30Z'],
    ['1-Feb-2003 04:05:06 +0000', '2003-02-01T04:05:06Z'],
    ['Tue, 3 Feb 103 04:05:06 +0000', '2003-02-03T04:05:06Z'],
    ['Tue, February 3, 2009 4:05 PM', '2009-02-03T16:05:00Z'],
    ['Mon, 30 Feb 2004 10:00:00 +0000', null],
    ['yesterday', null],
    ['', null],
  ])('reads %s', (text, expected) => {
    const moment = parseMailDate(text);
    expect(moment === null ? null : new Date(moment)).toEqual(expected === null ? null : new Date(expected));
  });

  it('reads every date that the standard allows', () => {
    const date = fc.date({ min: new Date('1950-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: -14 * 60, max: 14 * 60 }), (when, zone) => {
        const seconds = Math.floor(when.getTime() / 1_000) * 1_000;
        const local = new Date(seconds + zone * 60_000);
        const pad = (number: number): string => String(number).padStart(2, '0');
        const offset = `${zone < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(zone) / 60))}${pad(Math.abs(zone) % 60)}`;
        const clock = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(pad).join(':');
        const day = `${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]} ${String(local.getUTCFullYear()).padStart(4, '0')}`;
        expect(parseMailDate(`Mon, ${day} ${clock} ${offset}`)).toBe(seconds);
      }),
    );
  });
});
