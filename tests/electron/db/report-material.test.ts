import { describe, expect, it } from 'vitest';
import type { ReportBlock, ReportDocument, ReportPeriod } from '../../../shared/model/report-document.ts';
import { needsOf, periodKey, type ReportMaterial } from '../../../shared/model/report-material.ts';
import { everybody, reportContent } from '../../../shared/model/tell-report.ts';
import { changeRoom, day, type Api } from './change-room.ts';

const always: ReportPeriod = { since: 0, until: null };
const documentOf = (content: ReportDocument['content']): ReportDocument => ({ version: 2, content });

function materialOf(api: Api, content: ReportDocument['content'], reportId: number | null = null): ReportMaterial {
  return api.reportMaterial(needsOf(reportId, documentOf(content)));
}

function told(api: Api, content: ReportDocument['content']): string {
  const material = materialOf(api, content);
  return JSON.stringify(
    reportContent({ title: 'T', document: documentOf(content) }, material, {
      date: 1,
      audience: everybody,
      edition: null,
    }),
  );
}

const thanks = (period: ReportPeriod, leftOut: number[] = []): ReportBlock => ({
  type: 'thanks',
  attrs: { id: 'a', leftOut, ...period },
});
const changed = (period: ReportPeriod): ReportBlock => ({
  type: 'changed',
  attrs: { id: 'a', leftOut: [], ...period },
});

function messageOf(api: Api, conversationId: number): number {
  return api.conversation({ id: conversationId }).messages[0]!.id;
}

describe('a change in a report', () => {
  it('would catch people counted by message, ours among them, or one who was taken out by hand', () => {
    const { api, conversations, people, link, quote } = changeRoom(6);
    const { id } = api.createChange({ title: 'Export keeps every file name' });
    link(id, conversations.slice(0, 3));
    // Reader 0 is quoted as well, and asks once all the same.
    api.addChangeEvidence({ id, evidenceIds: [quote(conversations[0]!), quote(conversations[3]!)] });
    api.setChangeVoice({ id, personId: people[4]!, asks: true });
    api.setChangeVoice({ id, personId: people[1]!, asks: false });
    api.setPersonOurs({ id: people[2]!, ours: true });
    const { changes } = materialOf(api, [{ type: 'change', attrs: { id: 'a', changeId: id } }]);
    expect(changes[id]!.voices).toEqual([
      { personId: people[0], name: 'Reader 0', place: 'help@' },
      { personId: people[3], name: 'Reader 3', place: 'Forum' },
      { personId: people[4], name: 'Reader 4', place: 'Mail' },
    ]);
  });

  it('would catch joined people counted twice, and a voice by hand lost when its person was joined', () => {
    const { api, conversations, people, link } = changeRoom(4);
    const { id } = api.createChange({ title: 'Export' });
    link(id, conversations.slice(0, 2));
    api.setChangeVoice({ id, personId: people[3]!, asks: true });
    api.joinPeople({ intoId: people[0]!, ids: [people[1]!] });
    api.joinPeople({ intoId: people[2]!, ids: [people[3]!] });
    const { changes } = materialOf(api, [{ type: 'change', attrs: { id: 'a', changeId: id } }]);
    expect(changes[id]!.voices).toHaveLength(2);
  });

  it('would catch a merged change told as missing, and one that was deleted told as if it stood', () => {
    const { api } = changeRoom(1);
    const { id: into } = api.createChange({ title: 'Export keeps every file name' });
    const { id: gone } = api.createChange({ title: 'Names get lost' });
    const { id: deleted } = api.createChange({ title: 'Nobody' });
    api.mergeChanges({ id: gone, intoId: into });
    api.deleteChange({ id: deleted });
    const blocks = [gone, deleted].map((changeId) => ({ type: 'change', attrs: { id: 'a', changeId } }) as const);
    const { changes } = materialOf(api, blocks);
    expect(changes).toMatchObject({ [gone]: { id: into, title: 'Export keeps every file name' } });
    expect(Object.keys(changes)).toEqual([String(gone)]);
  });

  it('would catch the name of somebody who asked to stay unnamed, in who asks or in what we wrote about it', () => {
    const { api, conversations, people, link } = changeRoom(3);
    const { id } = api.createChange({ title: 'What Reader 0 asked for' });
    link(id, conversations);
    api.setCreditWish({ id: people[0]!, wish: 'anonymous' });
    api.setCreditWish({ id: people[1]!, wish: 'name' });
    const content = told(api, [{ type: 'change', attrs: { id: 'a', changeId: id } }]);
    expect(content).toContain('3 people in 2 places ask for this. Among them Reader 1 and others.');
    expect(content).not.toMatch(/Reader [02]/);
  });
});

describe('people to thank', () => {
  it('would catch a gift of the day before or after, and the first or last moment lost', () => {
    const { api, conversations } = changeRoom(4);
    for (const id of conversations) {
      api.markContribution({ messageId: messageOf(api, id), start: null, end: null, kind: 'idea' });
    }
    const people = (period: ReportPeriod) =>
      materialOf(api, [thanks(period)]).thanks[periodKey(period)]!.map(({ voice }) => voice.name);
    expect(people({ since: day(2), until: day(3) })).toEqual(['Reader 1']);
    expect(people({ since: day(2), until: day(3) + 1 })).toEqual(['Reader 1', 'Reader 2']);
    expect(people({ since: day(2) + 1, until: null })).toEqual(['Reader 2', 'Reader 3']);
  });

  it('would catch one gift told twice because it was thanked for, and thanks for nothing in particular lost', () => {
    const { api, conversations, people } = changeRoom(3);
    const { contribution } = api.markContribution({
      messageId: messageOf(api, conversations[0]!),
      start: 0,
      end: 22,
      kind: 'idea',
    });
    const credit = { place: 'release-notes', link: null, reportId: null, conversationId: null } as const;
    const before = Date.now();
    api.giveCredit({
      ...credit,
      personId: people[0]!,
      contributionIds: [contribution.id],
      words: 'Thanks',
      givenAt: null,
    });
    api.giveCredit({ ...credit, personId: people[1]!, contributionIds: [], words: 'For every test', givenAt: null });
    const all = materialOf(api, [thanks(always)]).thanks[periodKey(always)]!;
    expect(all.map(({ gifts }) => gifts.map(({ words }) => words))).toEqual([
      ['Please keep every name'],
      ['For every test'],
    ]);
    // What was given earlier is told when it is thanked for.
    const later = { since: before, until: null };
    expect(materialOf(api, [thanks(later)]).thanks[periodKey(later)]).toHaveLength(2);
  });

  it('would catch a person joined from two places thanked as two, one of us thanked, or one left out by hand told', () => {
    const { api, conversations, people } = changeRoom(4);
    for (const id of conversations) {
      api.markContribution({ messageId: messageOf(api, id), start: null, end: null, kind: 'fault' });
    }
    api.joinPeople({ intoId: people[0]!, ids: [people[1]!] });
    api.setPersonOurs({ id: people[2]!, ours: true });
    const entries = materialOf(api, [thanks(always)]).thanks[periodKey(always)]!;
    expect(entries.map(({ gifts }) => gifts.length)).toEqual([2, 1]);
    api.setCreditWish({ id: people[3]!, wish: 'name' });
    expect(told(api, [thanks(always)])).toContain('Reader 3');
    expect(told(api, [thanks(always, [people[3]!])])).not.toContain('Reader 3');
  });

  it('would catch an anonymous name in thanks, in its own words or in those of others, and the address of the original', () => {
    const { api, conversations, people } = changeRoom(2, () => ({
      text: 'I am Reader 0. Reader 0 helped me.',
      url: 'https://forum.example.org/u/reader-0',
    }));
    for (const id of conversations) {
      api.markContribution({ messageId: messageOf(api, id), start: null, end: null, kind: 'answer' });
    }
    api.setCreditWish({ id: people[0]!, wish: 'anonymous' });
    expect(told(api, [thanks(always)])).not.toMatch(/reader[ -]0/i);
  });
});

describe('what we changed', () => {
  it('would catch what was taken back, what only reached a report, a change told twice, and steps outside of the time', () => {
    const { api } = changeRoom(1);
    const change = (title: string, ...steps: ['accepted' | 'shipped' | 'declined' | 'heard', number, string][]) => {
      const { id } = api.createChange({ title });
      for (const [state, at, words] of steps) api.moveChange({ id, state, at: day(at), words });
      return id;
    };
    change('Came out', ['accepted', 2, 'Yes'], ['shipped', 4, 'In 4.2']);
    change('Taken back', ['accepted', 2, 'Yes'], ['heard', 3, '']);
    change('Refused', ['declined', 3, 'It would break older files.']);
    change('Earlier', ['shipped', 1, 'In 4.1']);
    const period = { since: day(2), until: day(5) };
    expect(materialOf(api, [changed(period)]).changed[periodKey(period)]).toEqual([
      {
        changeId: expect.any(Number) as number,
        title: 'Refused',
        state: 'declined',
        words: 'It would break older files.',
        at: day(3),
      },
      { changeId: expect.any(Number) as number, title: 'Came out', state: 'shipped', words: 'In 4.2', at: day(4) },
    ]);
  });

  it('would catch the words of what came out lost when everybody was told', () => {
    const { api } = changeRoom(1);
    const { id } = api.createChange({ title: 'Export' });
    api.moveChange({ id, state: 'shipped', at: day(2), words: 'In 4.2' });
    api.moveChange({ id, state: 'told', at: day(3), words: '' });
    expect(materialOf(api, [changed(always)]).changed[periodKey(always)]).toMatchObject([
      { state: 'told', words: 'In 4.2', at: day(3) },
    ]);
  });
});

describe('an assumption in a report', () => {
  it('would catch grounds on the wrong side, and an anonymous name in the words that speak for it', () => {
    const { api, conversations, people, quote } = changeRoom(2, (index) => ({
      text: `Reader ${index} says it is slow.`,
    }));
    const { assumption } = api.holdAssumption({
      conversationId: conversations[0]!,
      sentence: 'Only large files are slow',
      lookAgainAt: day(20),
    });
    api.addGround({ assumptionId: assumption.id, side: 'for', evidenceId: quote(conversations[0]!) });
    api.addGround({ assumptionId: assumption.id, side: 'against', words: 'A small file took a minute.' });
    api.setCreditWish({ id: people[0]!, wish: 'anonymous' });
    const block = { type: 'assumption', attrs: { id: 'a', assumptionId: assumption.id } } as const;
    expect(materialOf(api, [block]).assumptions[assumption.id]).toMatchObject({
      for: ['Reader 0 says it is sl'],
      against: ['A small file took a minute.'],
      lookAgain: day(20),
    });
    expect(told(api, [block])).not.toContain('Reader 0');
    expect(told(api, [{ type: 'assumption', attrs: { id: 'a', assumptionId: 99 } }])).toContain('missing');
  });
});

describe('a message as a picture', () => {
  it('would catch its writer taken for unknown, or still named, when they were joined into another person', () => {
    const { api, conversations, people } = changeRoom(2);
    const picture = {
      type: 'message_image',
      attrs: {
        id: 'a',
        messageId: messageOf(api, conversations[1]!),
        personId: people[1]!,
        asset: 'f'.repeat(64),
        named: true,
        text: 'Please keep every name',
        place: 'Forum',
        date: day(2),
        url: null,
        width: 600,
        height: 200,
      },
    } as const;
    api.setCreditWish({ id: people[0]!, wish: 'name' });
    api.setCreditWish({ id: people[1]!, wish: 'name' });
    api.joinPeople({ intoId: people[0]!, ids: [people[1]!] });
    expect(told(api, [picture])).toContain('"type":"image"');
    api.setCreditWish({ id: people[0]!, wish: 'anonymous' });
    expect(told(api, [picture])).toContain('Someone in Forum');
    expect(told(api, [picture])).not.toContain('"type":"image"');
  });
});
