import type { LanguageOf } from './queries/search-settle.ts';

let loading: Promise<LanguageOf> | null = null;

/** Loads the detector when it is first needed: it takes some megabytes and a moment. */
export function languageDetector(): Promise<LanguageOf> {
  loading ??= import('eld/extrasmall').then(({ eld }) => (text: string) => {
    const found = eld.detect(text);
    return found.language !== '' && found.isReliable() ? found.language : null;
  });
  return loading;
}
