import { describe, expect, it } from 'vitest';
import type { PeopleListTab, TimelineEntry } from '../../../shared/model/people.ts';
import type { DatabaseApi } from '../../../electron/db/api.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

const day = 86_400_000;
const reader = (which: number) => ({ place: 'mail', address: `reader-${which}@example.org`, name: `Reader ${which}` });

/** Voices by the days before today on which they spoke; each message begins a conversation. */
function voices(...days: number[][]): DatabaseApi {
  const { api } = temporaryDatabase();
  const now = Date.now();
  const messages = days.flatMap((spoke, who) =>
    spoke.map((ago) => incoming(`m${who}-${ago}`, { author: reader(who), sentAt: now - ago * day })),
  );
  api.ingest({ sourceId: mailSource(api), messages });
  while (api.settleVoices(null));
  return api;
}

function names(api: DatabaseApi, tab: PeopleListTab, query = ''): string[] {
  const found: string[] = [];
  let before: string | null = null;
  do {
    const page = api.peoplePage({ tab, query, before, limit: 2 });
    found.push(...page.people.map(({ name }) => name));
    before = page.next;
  } while (before !== null);
  return found;
}

describe('the people list', () => {
  // Would catch: somebody missing between two pages, or in the wrong list.
  it('tells first-time, returning and long silent voices apart, page by page', () => {
    const api = voices([3], [400, 2], [900, 890], [30, 20], [700, 300], [1]);
    expect(names(api, 'all')).toEqual(['Reader 5', 'Reader 1', 'Reader 0', 'Reader 3', 'Reader 4', 'Reader 2']);
    expect(names(api, 'first-time')).toEqual(['Reader 5', 'Reader 0']);
    expect(names(api, 'returning')).toEqual(['Reader 1', 'Reader 4']);
    expect(names(api, 'silent')).toEqual(['Reader 4', 'Reader 2']);
  });

  // Would catch: lists that stay as they were when somebody speaks again, or when conversations are merged.
  it('follows what arrives and what is merged', () => {
    const api = voices([900], [2, 1]);
    const sourceId = api.listSources(null)[0]!.id;
    api.ingest({ sourceId, messages: [incoming('again', { author: reader(0), sentAt: Date.now() })] });
    while (api.settleVoices(null));
    expect(names(api, 'returning')).toEqual(['Reader 0']);
    expect(names(api, 'first-time')).toEqual([]);
    const { rows } = api.inboxPage({
      scope: { view: 'all', filter: null, sort: 'newest' },
      before: null,
      limit: 10,
    });
    const own = rows.filter(({ firstVoice }) => firstVoice === 'Reader 1').map(({ id }) => id);
    api.mergeConversations({ intoId: own[0]!, ids: own });
    while (api.settleVoices(null));
    expect(names(api, 'first-time')).toEqual(['Reader 1']);
  });

  // Would catch: a corrected name or an employer by which nobody is found.
  it('finds people by names, corrected names, addresses and organisations', () => {
    const api = voices([1], [2], [3]);
    const id = api.peoplePage({ tab: 'all', query: 'reader-1', before: null, limit: 5 }).people[0]!.id;
    api.renamePerson({ id, name: 'Archivist Eleven' });
    api.addAffiliation({ personId: id, organisation: 'City Archive', role: '', since: null, until: null });
    expect(names(api, 'all', 'archi elev')).toEqual(['Archivist Eleven']);
    expect(names(api, 'all', 'city')).toEqual(['Archivist Eleven']);
    expect(names(api, 'all', 'rea')).toEqual(['Reader 0', 'Archivist Eleven', 'Reader 2']);
    api.undoLast(null);
    api.undoLast(null);
    expect(names(api, 'all', 'archi')).toEqual([]);
  });
});

describe('the profile', () => {
  // Would catch: an older consent that counts, languages that nobody set, an edit that is not taken back.
  it('keeps what is said about somebody, each of it undone', async () => {
    const api = voices([1]);
    const { id } = api.peoplePage({ tab: 'all', query: '', before: null, limit: 1 }).people[0]!;
    const before = await api.personProfile({ id });
    api.recordConsent({ personId: id, granted: true, words: 'Yes', messageId: null, givenAt: 1000 });
    api.recordConsent({ personId: id, granted: false, words: 'No more', messageId: null, givenAt: 2000 });
    api.setLanguages({ id, languages: ['de'] });
    api.markPersonWrong({ id, words: 'Two people' });
    const conversationId = before.conversations[0]!.id;
    api.addConcerning({ personId: id, conversationIds: [conversationId, conversationId] });
    const after = await api.personProfile({ id });
    expect(after.consents.map(({ granted }) => granted)).toEqual([false, true]);
    expect(after).toMatchObject({ languages: ['de'], languagesSet: true, wrong: 'Two people' });
    expect(after.concerning.map(({ id: one }) => one)).toEqual([conversationId]);
    expect(names(api, 'wrong')).toEqual(['Reader 0']);
    for (let step = 0; step < 5; step += 1) api.undoLast(null);
    expect(await api.personProfile({ id })).toEqual(before);
  });

  // Would catch: an entry lost or shown twice at the end of a page, where several stand at one moment.
  it('has a timeline of everything, page by page', () => {
    const api = voices([5, 4, 3, 2, 1]);
    const { id } = api.peoplePage({ tab: 'all', query: '', before: null, limit: 1 }).people[0]!;
    const said = api.personTimeline({ id, before: null, limit: 100 }).entries;
    for (const message of said.slice(0, 3)) api.captureEvidence({ messageId: message.id, start: 0, end: 5 });
    const kept = api.listEvidence({ query: '', conversationId: null, limit: 10 });
    api.setCares({ evidenceId: kept[0]!.id, cares: true });
    const whole = api.personTimeline({ id, before: null, limit: 100 }).entries;
    expect(whole.map(({ type }) => type).filter((type) => type === 'quote')).toHaveLength(3);
    const paged: TimelineEntry[] = [];
    let before: string | null = null;
    do {
      const page = api.personTimeline({ id, before, limit: 2 });
      paged.push(...page.entries);
      before = page.next;
    } while (before !== null);
    expect(paged).toEqual(whole);
  });
});
