import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { English } from '../../shared/model/desktop.ts';
import { writeWholeFile } from '../export/write-file.ts';
import type { Log } from '../log.ts';
import { workerUrl } from '../worker-url.ts';
import type { SpellingAnswer, SpellingRequest, SpellingStart } from './protocol.ts';
import { isCheckable } from './words.ts';

/** The dictionary takes tens of megabytes: when nobody wrote for so long, it is given back. */
const idleTime = 10 * 60_000;

export interface Spelling {
  /** Those that the dictionary does not know. Never rejects: without a dictionary every word is right. */
  wrong(words: string[]): Promise<string[]>;
  suggestions(word: string): Promise<string[]>;
  /** Takes a word as right from now on. */
  add(word: string): Promise<void>;
  ownWords(): number;
  stop(): void;
}

/** English spelling in a worker that starts with the first word, and anew when another English is chosen. */
export function createSpelling({
  ownFile,
  english,
  log,
}: {
  /** Where the person's own words are kept, one a line. */
  ownFile: string;
  english: () => English;
  log: Log;
}): Spelling {
  const own = new Set(readWords(ownFile));
  const waiting = new Map<number, (words: string[]) => void>();
  let worker: Worker | null = null;
  /** What the worker knows. */
  let spoken: English | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  let saving = Promise.resolve();

  const end = (): void => {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    for (const answer of waiting.values()) answer([]);
    waiting.clear();
    void ended?.terminate();
  };
  const started = (): Worker => {
    spoken = english();
    const made = new Worker(workerUrl('spell-worker'), {
      workerData: { ...dictionary(spoken), own: [...own] } satisfies SpellingStart,
    });
    made.unref();
    made.on('message', ({ id, words }: SpellingAnswer) => {
      waiting.get(id)?.(words);
      waiting.delete(id);
    });
    made.on('error', (error) => {
      log.warn('spelling ended', { error });
      if (worker === made) end();
    });
    return made;
  };
  const ask = (request: Record<string, unknown> & Pick<SpellingRequest, 'type'>): Promise<string[]> => {
    if (worker !== null && spoken !== english()) end();
    worker ??= started();
    clearTimeout(idle);
    idle = setTimeout(end, idleTime).unref();
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      worker!.postMessage({ ...request, id });
    });
  };

  return {
    wrong: (words) => (words.length === 0 ? Promise.resolve([]) : ask({ type: 'check', words })),
    suggestions: (word) => (isCheckable(word) ? ask({ type: 'suggest', word }) : Promise.resolve([])),
    async add(word) {
      if (!isCheckable(word) || own.has(word)) return;
      own.add(word);
      if (worker !== null) await ask({ type: 'add', word });
      saving = saving
        .then(() => writeWholeFile(ownFile, `${[...own].join('\n')}\n`, 0o600))
        .catch((error: unknown) => log.warn('own words not written', { error }));
      await saving;
    },
    ownWords: () => own.size,
    stop: end,
  };
}

function readWords(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((word) => isCheckable(word));
  } catch {
    return [];
  }
}

/** Beside the bundle, or in the package when the sources run unbundled. */
function dictionary(english: English): Pick<SpellingStart, 'affixes' | 'words'> {
  const name = english === 'british' ? 'en-gb' : 'en';
  const unbundled = import.meta.url.endsWith('.ts');
  const folder = unbundled ? `../../node_modules/dictionary-${name}/index` : `./dictionaries/${name}`;
  const path = (ending: string): string => fileURLToPath(new URL(`${folder}.${ending}`, import.meta.url));
  return { affixes: path('aff'), words: path('dic') };
}
