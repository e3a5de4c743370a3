/**
 * What the page of a window may do: as little as there is.
 * @param developerTools only while developing
 */
export function pagePreferences(developerTools: boolean) {
  return {
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    // Chromium's own would fetch its dictionaries; the system's checker of a Mac fetches nothing.
    spellcheck: process.platform === 'darwin',
    devTools: developerTools,
    // Else compiled code is kept from the second start on, and only where that comes within three days of the first.
    v8CacheOptions: 'bypassHeatCheck' as const,
  };
}
