import * as z from 'zod';
import { mostPictureBytes } from '../model/picture.ts';
import type { PictureKind } from '../model/report-content.ts';
import { route } from './route.ts';

export const reportPictureRoutes = {
  /** Keeps a picture for reports; the same bytes are kept once. `asset` names it. Fails with `no-picture` for anything else. */
  'report.keepPicture': route<{ asset: string; width: number; height: number }>()(
    z.strictObject({
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= mostPictureBytes, 'too large'),
    }),
  ),
  'report.picture': route<{ mime: PictureKind; base64: string }>()(
    z.strictObject({ asset: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
};
