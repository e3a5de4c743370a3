import { nameAsWished } from './credit-wish.ts';
import type { Evidence } from './evidence.ts';
import type { Attribution, Audience } from './report-content.ts';
import type { Voice } from './report-material.ts';
import { nameRemover, namesToLeaveOut, type Naming } from './unnamed.ts';

/** How the people of one report are called in it. */
export interface ReportNames {
  /** Words without the names of those who are to stay unnamed. */
  plain(words: string): string;
  /** Words of somebody, without what names themselves where they did not agree to it. */
  without(words: string, personId: number | null): string;
  called(voice: Voice): string;
  /** True for those of whom no name may be shown. */
  isUnnamed(personId: number | null): boolean;
  attribution(evidence: Evidence): Attribution;
  /** Who asks, in words. */
  asks(voices: readonly Voice[]): string;
}

/** So many names stand in a sentence; the others are in "and others". */
const namedInSentence = 8;

export function reportNames(namings: readonly Naming[], rule: Audience['naming']): ReportNames {
  const wished = namings.map((one) => (rule === 'unnamed' && !one.ours ? { ...one, wish: 'anonymous' as const } : one));
  const byId = new Map(wished.map((one) => [one.id, one]));
  const anonymous = wished.filter(({ wish }) => wish === 'anonymous').flatMap(namesToLeaveOut);
  const plain = nameRemover(anonymous);
  const removers = new Map<number, (words: string) => string>();
  const without = (words: string, personId: number | null): string => {
    const naming = personId === null ? undefined : byId.get(personId);
    if (naming === undefined) return words;
    const remover = removers.get(naming.id) ?? nameRemover(namesToLeaveOut(naming));
    removers.set(naming.id, remover);
    return remover(words);
  };
  const called = ({ personId, place }: Voice): string => {
    const naming = personId === null ? undefined : byId.get(personId);
    if (naming === undefined) return nameAsWished({ name: '', wish: 'anonymous' }, plain(place));
    return naming.ours ? naming.name : nameAsWished(naming, plain(place));
  };
  const isUnnamed = (personId: number | null): boolean => {
    const naming = personId === null ? undefined : byId.get(personId);
    return (
      naming === undefined ||
      called({ personId, name: '', place: '' }) === nameAsWished({ name: '', wish: 'anonymous' }, '')
    );
  };
  return {
    plain,
    without,
    called,
    isUnnamed,
    attribution: ({ personId, who, handle, wish, source: heardAt, date, url }) => {
      // A place can bear somebody's name: a blog, a feed of one person.
      const source = plain(heardAt);
      const naming = personId === null ? undefined : byId.get(personId);
      const name =
        naming === undefined
          ? nameAsWished({ name: who, handle, wish: rule === 'unnamed' ? 'anonymous' : wish }, source)
          : called({ personId, name: who, place: source });
      const isNamed = name !== nameAsWished({ name: '', wish: 'anonymous' }, source);
      // The original names its writer.
      const mayLink =
        naming === undefined ? wish !== 'anonymous' && rule === 'wished' : naming.ours || naming.wish !== 'anonymous';
      return { who: name, place: isNamed ? source : '', date, url: mayLink ? url : null };
    },
    asks: (voices) => {
      if (voices.length === 0) return '';
      const places = new Set(voices.map(({ place }) => place).filter((place) => place !== ''));
      const named = voices.filter(({ personId }) => !isUnnamed(personId)).map(called);
      const who = voices.length === 1 ? 'One person' : `${voices.length} people`;
      const where =
        places.size > 1
          ? ` in ${places.size} places`
          : places.size === 0 || voices.length === 1
            ? ''
            : ` in ${[...places][0]!}`;
      const verb = voices.length === 1 ? 'asks' : 'ask';
      const sentence = plain(`${who}${where} ${verb} for this.`);
      if (named.length === 0) return sentence;
      const shown = [...new Set(named)].slice(0, namedInSentence);
      const others = voices.length - shown.length;
      const list = others > 0 ? [...shown, 'others'] : shown;
      const joined = list.length === 1 ? list[0]! : `${list.slice(0, -1).join(', ')} and ${list.at(-1)!}`;
      if (voices.length === 1) return `${joined} asks for this.`;
      return `${sentence} ${others > 0 ? 'Among them' : 'They are'} ${joined}.`;
    },
  };
}
