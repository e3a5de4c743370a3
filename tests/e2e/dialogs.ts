import type { Sameside } from './fixtures.ts';

/** Answers the system's question for files, from now on, with these paths. */
export async function chooseFiles(sameside: Sameside, paths: string[]): Promise<void> {
  await sameside.app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = (() => Promise.resolve({ canceled: false, filePaths })) as typeof dialog.showOpenDialog;
  }, paths);
}

/** Saves, from now on, under the offered name in that folder. */
export async function saveInto(sameside: Sameside, folder: string): Promise<void> {
  await sameside.app.evaluate(({ dialog }, target) => {
    dialog.showSaveDialog = ((_window: unknown, { defaultPath }: { defaultPath: string }) => {
      const name = defaultPath.split(/[\\/]/).at(-1)!;
      return Promise.resolve({ canceled: false, filePath: `${target}/${name}` });
    }) as typeof dialog.showSaveDialog;
  }, folder);
}

/** What a person would be asked from now on; every question is answered with its last button, the way out. */
export async function refuseQuestions(sameside: Sameside): Promise<() => Promise<string[]>> {
  await sameside.app.evaluate(({ dialog }) => {
    const questions: string[] = [];
    Object.assign(globalThis, { questions });
    dialog.showMessageBox = ((_window: unknown, { message, buttons }: { message: string; buttons: string[] }) => {
      questions.push(message);
      return Promise.resolve({ response: buttons.length - 1, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  });
  return () => sameside.app.evaluate(() => (globalThis as unknown as { questions: string[] }).questions);
}
