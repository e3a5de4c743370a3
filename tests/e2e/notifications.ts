import type { Sameside } from './fixtures.ts';

/** From now on notifications are kept in place of shown, also while the window has the focus. Answers with what they say. */
export async function catchNotifications({ app }: Sameside): Promise<() => Promise<string[]>> {
  await app.evaluate(({ BrowserWindow, Notification }) => {
    const told: Electron.Notification[] = [];
    Object.assign(globalThis, { told });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      told.push(this);
    };
    BrowserWindow.getFocusedWindow = () => null;
  });
  return () =>
    app.evaluate(() =>
      (globalThis as unknown as { told: Electron.Notification[] }).told.map(({ title, body }) => `${title}: ${body}`),
    );
}
