import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

/** The window beside which ours is measured: the same preferences and size, and a page that holds one word. */
// As the app does.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const { width, height, ...webPreferences } = JSON.parse(process.env.SAMESIDE_BENCH_WINDOW ?? '{}');
  const window = new BrowserWindow({ width, height, show: false, autoHideMenuBar: true, webPreferences });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(join(import.meta.dirname, 'page.html'));
});
