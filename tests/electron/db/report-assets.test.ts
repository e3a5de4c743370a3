import { describe, expect, it } from 'vitest';
import { temporaryDatabase } from '../profile.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe('pictures of reports', () => {
  it('would catch one picture kept twice, bytes that come back changed, and a script under the name of a picture', () => {
    const { api, database } = temporaryDatabase();
    const { asset } = api.keepPicture({ bytes: png });
    expect(api.keepPicture({ bytes: png })).toEqual({ asset, width: 1, height: 1 });
    expect(database.prepare('SELECT count(*) FROM report_assets').pluck().get()).toBe(1);
    expect(Buffer.from(api.reportPicture({ hash: asset }).bytes).equals(png)).toBe(true);
    for (const bytes of [Buffer.from('<svg onload="x"/>'), Buffer.alloc(0), png.subarray(0, 4)]) {
      expect(() => api.keepPicture({ bytes })).toThrow(expect.objectContaining({ code: 'no-picture' }));
    }
    expect(() => api.reportPicture({ hash: 'f'.repeat(64) })).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
