/**
 * Reloads the pages of an Electron that was started with `--remote-debugging-pipe`.
 * @param {import('node:stream').Writable} commands its file descriptor 3
 * @param {import('node:stream').Readable} answers its file descriptor 4
 * @returns {() => void} reloads all pages of our own
 */
export function pageReloader(commands, answers) {
  let id = 0;
  const send = (method, params = {}, sessionId = undefined) => {
    id += 1;
    commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
  };
  const take = ({ method, params }) => {
    if (method === 'Target.attachedToTarget') send('Page.reload', { ignoreCache: true }, params.sessionId);
  };
  const attach = ({ result }) => {
    for (const { targetId, type, url } of result?.targetInfos ?? []) {
      if (type === 'page' && url.startsWith('app:')) send('Target.attachToTarget', { targetId, flatten: true });
    }
  };
  let rest = '';
  answers.on('data', (chunk) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop();
    for (const message of messages.map((text) => JSON.parse(text))) {
      take(message);
      attach(message);
    }
  });
  // The program is gone while a command was on its way.
  commands.on('error', () => {});
  return () => send('Target.getTargets');
}
