import type { reportAssetRoutes } from '../../../shared/ipc/report-assets.ts';
import type { Handlers } from '../dispatch.ts';
import type { HandlerContext } from '../handler-context.ts';

/** Pictures in reports. */
export function reportAssetHandlers({ database }: HandlerContext): Pick<Handlers, keyof typeof reportAssetRoutes> {
  return {
    'asset.add': ({ base64, ...picture }) =>
      database.call('addReportAsset', { ...picture, bytes: Buffer.from(base64, 'base64') }),
    'asset.get': async (input) => {
      const { bytes, ...picture } = await database.call('reportAsset', input);
      return { ...picture, base64: Buffer.from(bytes).toString('base64') };
    },
  };
}
