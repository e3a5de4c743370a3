import { describe, expect, it } from 'vitest';
import { asking, changeRoom, day } from './change-room.ts';

const move = { words: '', by: '' };

describe('a change', () => {
  it('is asked for by first voices, by those quoted and by those added by hand, never by one of us', async () => {
    const { api, conversations, people, link, quote } = changeRoom(5);
    const { id } = api.createChange({ title: 'Export keeps every file name' });
    link(id, conversations.slice(0, 2));
    api.addChangeEvidence({ id, evidenceIds: [quote(conversations[1]!), quote(conversations[2]!)] });
    api.setChangeVoice({ id, personId: people[3]!, asks: true });
    expect(await asking(api, id)).toEqual(['Reader 0', 'Reader 1', 'Reader 2', 'Reader 3']);
    api.setPersonOurs({ id: people[0]!, ours: true });
    api.setChangeVoice({ id, personId: people[1]!, asks: false });
    expect(await asking(api, id)).toEqual(['Reader 2', 'Reader 3']);
    expect(api.changePage({ state: 'heard', before: null, limit: 10 }).rows).toMatchObject([
      { id, people: 2, untold: 0 },
    ]);
    expect(api.changesAskedBy({ personId: people[2]! })).toMatchObject([{ id, people: 2, told: false }]);
    expect(api.changesAskedBy({ personId: people[1]! })).toEqual([]);
    api.setChangeVoice({ id, personId: people[1]!, asks: null });
    expect(await asking(api, id)).toContain('Reader 1');
  });

  it('offers what was quoted in its conversations; deleting the evidence and undoing that keeps it in the change', () => {
    const { api, conversations, link, quote } = changeRoom(2);
    const { id } = api.createChange({ title: 'Export' });
    link(id, conversations);
    const evidenceId = quote(conversations[0]!);
    expect(api.changeDetail({ id }).offered.map((one) => one.id)).toEqual([evidenceId]);
    api.addChangeEvidence({ id, evidenceIds: [evidenceId] });
    expect(api.changeDetail({ id })).toMatchObject({ offered: [], evidence: [{ id: evidenceId }] });
    api.deleteEvidence({ id: evidenceId });
    expect(api.changeDetail({ id }).evidence).toEqual([]);
    api.undoLast(null);
    expect(api.changeDetail({ id }).evidence).toMatchObject([{ id: evidenceId }]);
  });

  it('is not declined without a reason, and never loses it', () => {
    const { api } = changeRoom(1);
    const { id } = api.createChange({ title: 'Export' });
    expect(() => api.moveChange({ ...move, id, state: 'declined', words: '  ' })).toThrow(
      expect.objectContaining({ code: 'reason-needed' }),
    );
    api.moveChange({ id, state: 'declined', words: 'It would break older files.', by: 'Product', at: day(3) });
    expect(api.changeDetail({ id })).toMatchObject({
      state: 'declined',
      answer: { words: 'It would break older files.', by: 'Product', date: day(3) },
      steps: [{ state: 'declined', words: 'It would break older files.' }, { state: 'heard' }],
    });
    expect(() => api.setChangeAnswer({ id, words: '', by: '', at: day(4) })).toThrow(
      expect.objectContaining({ code: 'reason-needed' }),
    );
    expect(() => api.moveChange({ ...move, id, state: 'heard', at: Date.now() + 86_400_000 })).toThrow(
      expect.objectContaining({ code: 'not-yet' }),
    );
    api.undoLast(null);
    expect(api.changeDetail({ id })).toMatchObject({ state: 'heard', answer: null, steps: [{ state: 'heard' }] });
  });

  it('that is put into a report is championed: heading and words once, and all of it undone at one go', () => {
    const { api, conversations, link, quote } = changeRoom(2);
    const { id } = api.createChange({ title: 'Export' });
    link(id, conversations);
    expect(() => api.championChange({ id, reportId: null, title: 'March' })).toThrow(
      expect.objectContaining({ code: 'no-evidence' }),
    );
    api.addChangeEvidence({ id, evidenceIds: [quote(conversations[0]!)] });
    const { reportId } = api.championChange({ id, reportId: null, title: 'March' });
    expect(api.report({ id: reportId })).toMatchObject({ title: 'March', evidence: 1 });
    expect(api.changeDetail({ id })).toMatchObject({
      state: 'championed',
      steps: [{ state: 'heard' }, { state: 'championed', report: { id: reportId, title: 'March' } }],
    });
    api.addChangeEvidence({ id, evidenceIds: [quote(conversations[1]!)] });
    api.championChange({ id, reportId, title: 'March' });
    const types = api.report({ id: reportId }).document.content.map(({ type }) => type);
    expect(types).toEqual(['heading', 'evidence', 'evidence']);
    for (let step = 0; step < 4; step += 1) api.undoLast(null);
    expect(api.listReports(null)).toEqual([]);
    expect(api.changeDetail({ id }).state).toBe('heard');
  });

  it('that is deleted takes with it what was merged into it, leaves notes free, and comes back whole', () => {
    const { api, conversations, link } = changeRoom(2);
    const one = api.createChange({ title: 'Export' }).id;
    const other = api.createChange({ title: 'Export names' }).id;
    link(one, [conversations[0]!]);
    link(other, [conversations[1]!]);
    const note = api.createNote({ target: { type: 'change', id: other }, body: 'Ask again.' });
    api.mergeChanges({ id: other, intoId: one });
    const before = api.changeDetail({ id: one });
    expect(api.listNotes({ target: { type: 'change', id: other }, limit: 10 })).toMatchObject([{ id: note.id }]);
    api.deleteChange({ id: one });
    expect(api.listChanges(null)).toEqual([]);
    expect(api.note({ id: note.id }).target).toBeNull();
    api.undoLast(null);
    expect(api.changeDetail({ id: other })).toEqual(before);
    expect(api.note({ id: note.id }).target).toEqual({ type: 'change', id: one });
    api.redoLast(null);
    expect(api.listChanges(null)).toEqual([]);
  });
});

describe('closing the loop', () => {
  it('drafts for each place in its language, calls nobody by a name they did not allow, and is told when all know', async () => {
    const german = 'Bitte behaltet beim Export jeden Dateinamen, sonst fehlen uns die Dateien mit Umlauten.';
    const french = 'Gardez les noms de fichiers pendant l’export, il nous manque les fichiers avec des accents.';
    const { api, conversations, people, link, quote } = changeRoom(3, (index) =>
      index === 0 ? { text: german } : index === 1 ? { text: french, url: 'https://forum.example.org/1' } : {},
    );
    const { id } = api.createChange({ title: 'Export' });
    link(id, conversations);
    api.addChangeEvidence({ id, evidenceIds: [quote(conversations[2]!)] });
    api.setCreditWish({ id: people[0]!, wish: 'name' });
    api.setCreditWish({ id: people[1]!, wish: 'anonymous' });
    expect(() =>
      api.tellVoice({ id, personId: people[0]!, conversationId: conversations[0]!, words: '', how: 'copied' }),
    ).toThrow(expect.objectContaining({ code: 'nothing-to-tell' }));
    expect(() => api.moveChange({ ...move, id, state: 'told' })).toThrow(
      expect.objectContaining({ code: 'not-all-told' }),
    );
    api.moveChange({ ...move, id, state: 'shipped', words: 'In version 4.1.', at: day(10) });
    const { voices } = await api.changeVoices({ id, after: null, limit: 10 });
    const drafts = voices.map(({ places }) => places[0]!.draft!);
    expect(drafts.map(({ language }) => language)).toEqual(['de', 'fr', 'en']);
    expect(drafts[0]!.words).toMatch(/^Hallo Reader 0,\n/);
    expect(drafts[0]!.words).toContain('10. Januar 2026');
    expect(drafts[1]!.words).toMatch(/^Bonjour,\n/);
    expect(drafts[2]!.words).toContain('Please keep every name');
    for (const [index, { words }] of drafts.entries()) {
      const others = [0, 1, 2].filter((other) => other !== index);
      for (const other of others) expect(words).not.toContain(`Reader ${other}`);
    }
    expect(voices.map(({ places }) => places[0])).toMatchObject([
      { address: 'reader-0@example.org', sourceName: 'help@', url: null },
      { address: null, sourceName: 'Forum', url: 'https://forum.example.org/1' },
      { address: 'reader-2@example.org', quote: 'Please keep every name' },
    ]);
    const tell = (index: number) =>
      api.tellVoice({
        id,
        personId: people[index]!,
        conversationId: conversations[index]!,
        words: drafts[index]!.words,
        how: 'exported',
      });
    const today = () => api.today({ now: Date.now(), endOfDay: Date.now() });
    tell(0);
    expect(today().untold.items).toMatchObject([
      { changeId: id, people: [{ name: 'Reader 1' }, { name: 'Reader 2' }] },
    ]);
    expect(api.conversation({ id: conversations[0]! }).practices).toContain('voicing');
    tell(1);
    tell(2);
    expect(api.changeDetail({ id })).toMatchObject({ state: 'told', untold: 0 });
    api.undoLast(null);
    expect(api.changeDetail({ id })).toMatchObject({ state: 'shipped', untold: 1 });
    expect(api.conversation({ id: conversations[2]! }).practices).not.toContain('voicing');
    api.redoLast(null);
    expect(api.changeDetail({ id })).toMatchObject({ state: 'told', untold: 0 });
  });

  it('would catch a draft that names somebody who did not agree: by a signature, in words about others, in our own', async () => {
    const { api, conversations, people, link } = changeRoom(2, (index) => ({
      text: index === 0 ? 'Please keep every name.\n\n-- \nReader 0' : 'As Reader 0 says, keep every name.',
    }));
    const { id } = api.createChange({ title: 'What Reader 0 asks' });
    link(id, conversations);
    const evidenceIds = conversations.map((conversationId) => {
      const { id: messageId, text } = api.conversation({ id: conversationId }).messages[0]!;
      return api.captureEvidence({ messageId, start: 0, end: text.length }).evidence.id;
    });
    api.addChangeEvidence({ id, evidenceIds });
    api.setCreditWish({ id: people[0]!, wish: 'anonymous' });
    api.setCreditWish({ id: people[1]!, wish: 'name' });
    api.moveChange({ ...move, id, state: 'shipped', words: 'Thanks to Reader 0.' });
    const { voices } = await api.changeVoices({ id, after: null, limit: 10 });
    const [own, others] = voices.map(({ places }) => places[0]!.draft!.words);
    for (const words of [own, others]) expect(words).not.toContain('Reader 0');
    expect(own).toContain('“Please keep every name.”');
    expect(others).toMatch(/^Hello Reader 1,/);
  });

  it('keeps what somebody wrote in place of the draft, until it becomes something else', async () => {
    const { api, conversations, people, link } = changeRoom(1);
    const { id } = api.createChange({ title: 'Export' });
    link(id, conversations);
    api.moveChange({ id, state: 'declined', words: 'Too dear.', by: '' });
    const where = { id, personId: people[0]!, conversationId: conversations[0]! };
    api.saveTellingDraft({ ...where, words: 'Sorry.' });
    api.saveTellingDraft({ ...where, words: 'I am sorry.' });
    const draft = async () => (await api.changeVoices({ id, after: null, limit: 10 })).voices[0]!.places[0]!.draft;
    expect(await draft()).toMatchObject({ words: 'I am sorry.', edited: true });
    api.moveChange({ ...move, id, state: 'shipped' });
    expect(await draft()).toMatchObject({ edited: false, words: expect.not.stringContaining('sorry') });
    api.undoLast(null);
    expect(await draft()).toMatchObject({ words: 'I am sorry.', edited: true });
    api.saveTellingDraft({ ...where, words: null });
    expect(await draft()).toMatchObject({ edited: false, words: expect.stringContaining('Too dear.') });
  });

  it('would catch a declined change that is still to be told when everyone who asked was told', () => {
    const { api, conversations, people, link } = changeRoom(2);
    const { id } = api.createChange({ title: 'Export' });
    link(id, conversations);
    api.moveChange({ id, state: 'declined', words: 'Too dear.', by: '' });
    const toTell = () => ({
      today: api.today({ now: Date.now(), endOfDay: Date.now() }).untold.items.map(({ changeId }) => changeId),
      board: api.changePage({ state: 'declined', before: null, limit: 10 }).rows.map(({ untold }) => untold),
    });
    const tell = (index: number) =>
      api.tellVoice({
        id,
        personId: people[index]!,
        conversationId: conversations[index]!,
        words: 'No.',
        how: 'by hand',
      });
    expect(toTell()).toEqual({ today: [id], board: [2] });
    tell(0);
    expect(toTell()).toEqual({ today: [id], board: [1] });
    tell(1);
    expect(toTell()).toEqual({ today: [], board: [0] });
    expect(api.changeDetail({ id })).toMatchObject({ state: 'declined', untold: 0 });
    api.undoLast(null);
    expect(toTell()).toEqual({ today: [id], board: [1] });
  });

  it('would catch people who heard that it was declined not hearing that it shipped after all', async () => {
    const { api, conversations, people, link } = changeRoom(1);
    const { id } = api.createChange({ title: 'Export' });
    link(id, conversations);
    const where = { id, personId: people[0]!, conversationId: conversations[0]! };
    api.moveChange({ id, state: 'declined', words: 'Too dear.', by: '', at: day(2) });
    api.tellVoice({ ...where, words: 'No.', how: 'by hand', at: day(3) });
    expect(api.changeDetail({ id })).toMatchObject({ state: 'declined', untold: 0 });
    api.moveChange({ ...move, id, state: 'shipped', at: day(5) });
    expect(api.changeDetail({ id })).toMatchObject({ state: 'shipped', untold: 1 });
    const [voice] = (await api.changeVoices({ id, after: null, limit: 10 })).voices;
    expect(voice).toMatchObject({ told: null, earlier: [{ words: 'No.', how: 'by hand' }] });
  });

  it('asks after two weeks whether it helped, and not again', async () => {
    const { api, conversations, people, link } = changeRoom(1);
    const { id } = api.createChange({ title: 'Export' });
    link(id, conversations);
    api.moveChange({ ...move, id, state: 'shipped', at: day(1) });
    api.tellVoice({
      id,
      personId: people[0]!,
      conversationId: conversations[0]!,
      words: 'Yes.',
      how: 'copied',
      at: day(2),
    });
    const due = (now: number) => api.today({ now, endOfDay: now }).helped.items;
    expect(due(day(15))).toEqual([]);
    expect(due(day(16))).toMatchObject([{ changeId: id, person: { personId: people[0]!, name: 'Reader 0' } }]);
    const { id: tellingId } = (await api.changeVoices({ id, after: null, limit: 10 })).voices[0]!.told!;
    api.setHelped({ tellingId, helped: 'partly', words: 'The zip is still slow.' });
    expect(due(day(99))).toEqual([]);
    api.undoLast(null);
    expect(due(day(99))).toHaveLength(1);
  });
});
