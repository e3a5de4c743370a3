import { describe, expect, it } from 'vitest';
import { temporaryDatabase } from '../profile.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const size = { width: 1, height: 1 };

describe('pictures of reports', () => {
  it('would catch one picture kept twice, bytes that come back changed, and a script under the name of a picture', () => {
    const { api, database } = temporaryDatabase();
    const { hash } = api.addReportAsset({ mime: 'image/png', bytes: png, ...size });
    expect(api.addReportAsset({ mime: 'image/png', bytes: png, ...size })).toEqual({ hash });
    expect(database.prepare('SELECT count(*) FROM report_assets').pluck().get()).toBe(1);
    expect(Buffer.from(api.reportAsset({ hash }).bytes).equals(png)).toBe(true);
    for (const bytes of [Buffer.from('<svg onload="x"/>'), Buffer.alloc(0), png.subarray(0, 4)]) {
      expect(() => api.addReportAsset({ mime: 'image/png', bytes, ...size })).toThrow(
        expect.objectContaining({ code: 'not-a-picture' }),
      );
    }
    expect(() => api.addReportAsset({ mime: 'image/jpeg', bytes: png, ...size })).toThrow();
    expect(() => api.reportAsset({ hash: 'f'.repeat(64) })).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
