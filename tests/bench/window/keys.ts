import { setTimeout as pause } from 'node:timers/promises';
import type { DevTools } from './devtools.ts';

const codes: Record<string, { code: string; number: number; text?: string }> = {
  Escape: { code: 'Escape', number: 27 },
  PageDown: { code: 'PageDown', number: 34 },
  '/': { code: 'Slash', number: 191, text: '/' },
};

/** Presses and releases a key, as the operating system would report it. */
export async function press(page: DevTools, key: string): Promise<void> {
  const { code, number, text } = codes[key] ?? {
    code: `Key${key.toUpperCase()}`,
    number: key.toUpperCase().charCodeAt(0),
    text: key,
  };
  const event = { key, code, windowsVirtualKeyCode: number };
  await page.send('Input.dispatchKeyEvent', {
    ...event,
    type: text === undefined ? 'rawKeyDown' : 'keyDown',
    ...(text === undefined ? {} : { text, unmodifiedText: text }),
  });
  await page.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
}

/**
 * Runs inside the page. From the time stamp that the browser gave the key event until the first frame that shows what the key
 * was for has been painted: a message posted in that frame's animation callback is delivered after the frame.
 */
const watcher = `
  (() => {
    if (window.benchWatch !== undefined) return;
    window.benchWatch = (isShown, patience) => {
      window.benchShown = new Promise((resolve) => {
        addEventListener('keydown', ({ timeStamp }) => {
          const look = () => {
            if (performance.now() - timeStamp > patience) return resolve(null);
            if (!isShown()) return requestAnimationFrame(look);
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            port2.postMessage(null);
          };
          requestAnimationFrame(look);
        }, { capture: true, once: true });
      });
    };
  })()`;

/** What must be seen after a key; \`before\` is evaluated first, and \`isShown\` may use it as \`before\`. */
export interface Expectation {
  before: string;
  isShown: string;
}

/**
 * Presses a key and waits until what it was for is painted.
 * @param patience milliseconds after which it counts as not shown
 * @returns milliseconds, or null when it was not shown
 */
async function pressedUntilPainted(
  page: DevTools,
  key: string,
  { before, isShown }: Expectation,
  patience = 1000,
): Promise<number | null> {
  await page.evaluate(watcher);
  await page.evaluate(`{ const before = ${before}; window.benchWatch(() => ${isShown}, ${patience}); }`);
  await press(page, key);
  return page.evaluate<number | null>('window.benchShown');
}

/** Keys at the pace of a person, one after the other; those that changed nothing are counted. */
export async function timesOf(
  page: DevTools,
  keys: readonly string[],
  expectation: Expectation,
  pace: number,
): Promise<{ times: number[]; unseen: number }> {
  const times: number[] = [];
  let unseen = 0;
  for (const key of keys) {
    const time = await pressedUntilPainted(page, key, expectation);
    if (time === null) unseen += 1;
    else times.push(time);
    await pause(pace);
  }
  return { times, unseen };
}

/** The list's selection has moved and stands on the screen. */
const selectedId = "document.querySelector('.list-column [role=option][aria-selected=true]')?.id";
const selectedTitle =
  "document.querySelector('.list-column [role=option][aria-selected=true] .row-title')?.textContent";

export const expectations = {
  selection: { before: selectedId, isShown: `${selectedId} !== before` },
  conversation: {
    before: selectedId,
    isShown: `${selectedId} !== before && document.querySelector('.conversation-pane h1')?.textContent === ${selectedTitle}`,
  },
  // The same hits for one letter more are results too: they stand when nothing is on its way any more.
  results: {
    before: "document.querySelector('.search-field').value",
    isShown:
      "document.querySelector('.search-field').value !== before && document.querySelector('#search-results')?.closest('.list-column').ariaBusy === 'false'",
  },
  word: {
    before: "document.querySelector('#word').textContent",
    isShown: "document.querySelector('#word').textContent !== before",
  },
} satisfies Record<string, Expectation>;
