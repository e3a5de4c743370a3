import { describe, expect, it } from 'vitest';
import { timeOfDate } from '../../../../electron/importers/feed/dates.ts';

const moment = Date.UTC(2004, 0, 1, 19, 48, 21);

describe('timeOfDate', () => {
  // Every row is a way in which feeds have been seen to write one moment.
  it.each([
    'Thu, 01 Jan 2004 19:48:21 GMT',
    'Thu, 1 Jan 2004 19:48:21 GMT',
    'thursday, 01 january 2004 19:48:21 gmt',
    'Fri, 01 Jan 2004 19:48:21 GMT',
    '01 Jan 2004 19:48:21 GMT',
    '01 Jan 04 19:48:21',
    '1 Jan 2004 20:48:21 +0100',
    'Thu, 01 Jan 2004 20:48:21 +01:00 (CET)',
    'Thu, 01 Jan 2004 14:48:21 EST',
    'Thu, 01 Jan 2004 11:48:21 PST',
    'Thu Jan  1 19:48:21 2004',
    'Thu Jan  1 14:48:21 EST 2004',
    'January 1, 2004 7:48:21 PM',
    '1/1/2004 7:48:21 pm',
    '2004-01-01T19:48:21Z',
    '2004-01-01t19:48:21z',
    '2004-01-01T19:48:21.000Z',
    '2004-01-01T20:48:21+01:00',
    '2004-01-01 19:48:21',
    '2004-01-01 19:48:21 UTC',
    '20040101T194821Z',
    '2004-001T19:48:21Z',
    '2004-W01-4T19:48:21Z',
    'Do, 01 Januar 2004 20:48:21 MEZ',
    'jeu., 1 janv. 2004 20:48:21 +0100',
    'gio, 01 gen 2004 19:48:21 GMT',
    '1072986501',
    '1072986501000',
  ])('%s', (written) => {
    expect(timeOfDate(written)).toBe(moment);
  });

  it('reads less than a whole moment as its beginning', () => {
    expect(timeOfDate('2004')).toBe(Date.UTC(2004, 0, 1));
    expect(timeOfDate('2004-02')).toBe(Date.UTC(2004, 1, 1));
    expect(timeOfDate('2003-12-31T10:14')).toBe(Date.UTC(2003, 11, 31, 10, 14));
    expect(timeOfDate('Thu, 01 Jan 2004')).toBe(Date.UTC(2004, 0, 1));
    expect(timeOfDate('2004-01-01T24:00:00Z')).toBe(Date.UTC(2004, 0, 2));
  });

  it.each([
    '',
    'yesterday',
    '31 Feb 2004 10:00:00',
    '2004-13-01',
    '2004-02-30',
    '99:99',
    'Jan',
    '12345',
    'x'.repeat(1000),
  ])('gives null for %s rather than a wrong date', (written) => {
    expect(timeOfDate(written)).toBeNull();
  });
});
