import * as z from 'zod';
import { pictureKinds, type PictureKind } from '../model/report-content.ts';
import { route } from './route.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.int().min(1).max(20_000);

export const reportAssetRoutes = {
  /** Keeps a picture for reports, once however often it is added. Sizes in CSS pixels. */
  'asset.add': route<{ hash: string }>()(
    z.strictObject({ mime: z.enum(pictureKinds), base64: z.base64().max(8_000_000), width: size, height: size }),
  ),
  'asset.get': route<{ mime: PictureKind; base64: string; width: number; height: number }>()(z.strictObject({ hash })),
};
