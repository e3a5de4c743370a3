import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** What a packaged app may do. The names are Electron's; every fuse that an Electron has must be listed. */
const wanted = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

/** Sets all fuses of a packaged executable. An Electron older than ours has fewer. */
export async function setFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  const present = Object.entries(wanted).filter(([name]) => FuseV1Options[name] in wire);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    ...Object.fromEntries(present.map(([name, on]) => [FuseV1Options[name], on])),
  });
}

/**
 * Reads the fuses back from a packaged executable.
 * @returns {Promise<string[]>} one line for each fuse that is not as wanted, or that nobody decided on
 */
export async function fuseFaults(executable) {
  const { version: _version, resetAdHocDarwinSignature: _reset, ...wire } = await getCurrentFuseWire(executable);
  return Object.entries(wire).flatMap(([index, state]) => {
    const name = FuseV1Options[index] ?? `fuse ${index}`;
    if (!(name in wanted)) return [`${name} is not listed`];
    const right = state === (wanted[name] ? FuseState.ENABLE : FuseState.DISABLE);
    return right ? [] : [`${name} is not ${wanted[name] ? 'on' : 'off'}`];
  });
}
