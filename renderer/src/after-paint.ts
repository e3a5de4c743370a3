/** A window that shows nothing paints nothing: after so many milliseconds nobody waits for it any more. */
const patience = 100;

/** Resolves when the next frame has been painted, or soon where there is none. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patience);
    requestAnimationFrame(() => {
      // Delivered after the frame that this callback belongs to.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        clearTimeout(timer);
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    });
  });
}
