import { request } from '../ipc.ts';
import { useGivingDrafts } from './giving.ts';
import { useAssuming } from './assuming.ts';
import { useNavigation } from './navigation.ts';
import { useRuleDraft } from './rule-draft.ts';
import { useSearch } from './search.ts';

/** How long things must rest before they are written, milliseconds. */
const pause = 300;
/** How long to wait for what stands at a place to be drawn, milliseconds. */
const patience = 5000;
/** A place counts as reached when it stayed for so many frames: others scroll as well while a page is drawn. */
const settledFrames = 10;

/** What scrolls, by name: the first that is there. */
const scrollers: Record<string, string> = {
  list: '.list-column [role=listbox]',
  messages: '.messages',
  page: 'main.page, .desk-scroll',
};

interface KeptWindow {
  /** The names of the fields: those of another version do not fit. */
  fields: string;
  navigation: Record<string, unknown>;
  search: Record<string, unknown>;
  /** Thanks and promises that are being written. */
  giving: Record<string, unknown>;
  /** What is being written in small forms. */
  assuming: Record<string, unknown>;
  rule: Record<string, unknown>;
  scroll: Record<string, number>;
}

function fieldsOf(...states: object[]): string {
  return states.map((state) => Object.keys(state).sort().join()).join(';');
}

/** Where everything stands now. */
function keptWindow(): KeptWindow {
  const navigation = useNavigation.getState();
  const search = useSearch.getState();
  const giving = useGivingDrafts.getState();
  const assuming = useAssuming.getState();
  const rule = useRuleDraft.getState();
  const scroll: Record<string, number> = {};
  for (const [name, selector] of Object.entries(scrollers)) {
    const top = document.querySelector(selector)?.scrollTop ?? 0;
    if (top > 0) scroll[name] = Math.round(top);
  }
  return {
    fields: fieldsOf(navigation, navigation.scope, search, assuming, rule, giving),
    navigation: { ...navigation, composing: 0 },
    search: { ...search },
    giving: { ...giving },
    assuming: { ...assuming },
    rule: { ...rule },
    scroll,
  };
}

function parsed(state: string): KeptWindow | null {
  try {
    const found = JSON.parse(state) as KeptWindow;
    return found.fields === keptWindow().fields ? found : null;
  } catch {
    return null;
  }
}

/** Stands everything where it stood; what another version wrote is left out. */
export function restoreWindow(state: string | null): void {
  const kept = state === null ? null : parsed(state);
  if (kept === null) return;
  useSearch.setState(kept.search);
  useAssuming.setState(kept.assuming);
  useRuleDraft.setState(kept.rule);
  useNavigation.setState(kept.navigation);
  useGivingDrafts.setState(kept.giving);
  for (const [name, top] of Object.entries(kept.scroll)) {
    const selector = scrollers[name];
    if (selector !== undefined) scrollBack(selector, top);
  }
}

/** Scrolls to where it was, as soon as there is so much to scroll; lists load as they are scrolled. A person who scrolls ends it. */
function scrollBack(selector: string, top: number): void {
  const begun = performance.now();
  let settled = 0;
  let ended = false;
  const end = (): void => {
    ended = true;
  };
  const hands = ['wheel', 'keydown', 'pointerdown'] as const;
  for (const hand of hands) window.addEventListener(hand, end, { capture: true, once: true });
  const step = (): void => {
    const element = document.querySelector(selector);
    if (element !== null) {
      settled = Math.abs(element.scrollTop - top) < 2 ? settled + 1 : 0;
      if (settled === 0) element.scrollTop = top;
    }
    if (!ended && settled < settledFrames && performance.now() - begun < patience) requestAnimationFrame(step);
    else for (const hand of hands) window.removeEventListener(hand, end, { capture: true });
  };
  requestAnimationFrame(step);
}

/** From now on writes where everything stands, soon after it changed, so that even a power cut leaves it behind. */
export function keepWindow(): void {
  let timer: number | undefined;
  let last = '';
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const state = JSON.stringify(keptWindow());
    if (state === last) return;
    last = state;
    void request('app.saveState', { state }).catch(() => undefined);
  };
  const soon = (): void => {
    timer ??= window.setTimeout(write, pause);
  };
  useNavigation.subscribe(soon);
  useSearch.subscribe(soon);
  useGivingDrafts.subscribe(soon);
  useAssuming.subscribe(soon);
  useRuleDraft.subscribe(soon);
  document.addEventListener('scroll', soon, { capture: true, passive: true });
  window.addEventListener('pagehide', write);
}
