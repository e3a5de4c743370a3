import { describe, expect, it } from 'vitest';
import { evidenceBlock, heading, paragraph, type ReportBlock } from '../../../shared/model/report-document.ts';
import { changeRoom, day } from './change-room.ts';

function checked() {
  const room = changeRoom(4);
  const { api } = room;
  const quotes = room.conversations.map((id) => room.quote(id));
  const { id } = api.createReport({ title: 'March' });
  const write = (title: string, ...content: ReportBlock[]): void => {
    api.saveReport({ id, title, document: { version: 2, content }, undoLog: null });
  };
  const of = (kind: string) => api.reportChecks({ id }).findings.filter((one) => one.kind === kind);
  return { ...room, quotes, id, write, of };
}

describe('checks of a report', () => {
  it('find people who were not asked or said no, each once, and leave those who agreed', () => {
    // Catches a person with ten quotes who is told ten times, and a refusal that an older yes hides.
    const { api, quotes, people, write, of } = checked();
    write('March', evidenceBlock(quotes[0]!, 'a'), evidenceBlock(quotes[0]!, 'b'), evidenceBlock(quotes[1]!, 'c'));
    api.setCreditWish({ id: people[1]!, wish: 'name' });
    expect(of('consent')).toMatchObject([{ reason: 'not-asked', blockId: 'a', personId: people[0] }]);
    api.recordConsent({ personId: people[1]!, granted: false, words: '', messageId: null, givenAt: 1 });
    expect(of('consent').map(({ reason }) => reason)).toEqual(['not-asked', 'refused']);
  });

  it('find people quoted and not credited; a credit given since counts', () => {
    const { api, quotes, people, conversations, write, of } = checked();
    write('March', evidenceBlock(quotes[0]!, 'a'), evidenceBlock(quotes[1]!, 'b'));
    expect(of('credit')).toHaveLength(2);
    api.giveCredit({
      ...{
        personId: people[0]!,
        contributionIds: [],
        conversationId: conversations[0]!,
        place: 'blog',
        words: 'Thanks',
      },
      ...{ link: null, reportId: null, givenAt: day(20) },
    });
    expect(of('credit')).toMatchObject([{ blockId: 'b', personId: people[1] }]);
  });

  it('find words that changed or vanished at the source, not those that only moved', () => {
    // Catches an edit in front of the quote that reads as a forgery, and a deleted message that reads as fine.
    const { database, quotes, write, of } = checked();
    write('March', ...quotes.map((quote, index) => evidenceBlock(quote, `q${index}`)), evidenceBlock(999, 'gone'));
    const messageOf = (quote: number) =>
      database.prepare('SELECT message_id FROM evidence WHERE id = ?').pluck().get(quote) as number;
    database.prepare("UPDATE messages SET text = 'Edited: ' || text WHERE id = ?").run(messageOf(quotes[0]!));
    database.prepare("UPDATE messages SET text = 'Never mind.' WHERE id = ?").run(messageOf(quotes[1]!));
    database.prepare('UPDATE evidence SET message_id = NULL WHERE id = ?').run(quotes[2]!);
    expect(of('source').map(({ reason, blockId }) => [reason, blockId])).toEqual([
      ['evidence-gone', 'gone'],
      ['words-changed', 'q1'],
      ['message-gone', 'q2'],
    ]);
  });

  it('find judgements still held on what is quoted, until the report tells them', () => {
    const { api, quotes, conversations, write, of } = checked();
    const { assumption } = api.holdAssumption({
      conversationId: conversations[0]!,
      sentence: 'Only experts need it',
      lookAgainAt: null,
    }) as unknown as { assumption: { id: number } };
    write('March', evidenceBlock(quotes[0]!, 'a'));
    expect(of('assumptions')).toMatchObject([{ words: 'Only experts need it', blockId: 'a' }]);
    write('March', evidenceBlock(quotes[0]!, 'a'), {
      type: 'assumption',
      attrs: { id: 'h', assumptionId: assumption.id },
    });
    expect(of('assumptions')).toEqual([]);
  });

  it('are set aside for one report and taken up again', () => {
    const { api, id, write } = checked();
    write('March', paragraph('41 people asked', 'a'));
    const { key } = api.reportChecks({ id }).findings[0]!;
    api.setCheckAside({ id, key, aside: true });
    write('March', paragraph('42 people asked', 'a'));
    expect(api.reportChecks({ id }).setAside).toEqual([key]);
    api.setCheckAside({ id, key, aside: false });
    expect(api.reportChecks({ id }).setAside).toEqual([]);
  });
});

describe('names of people who ask to stay unnamed', () => {
  it('are found in headings and text by whole name, handle and address, and nowhere else', () => {
    // Catches a name that slips out in a heading, and ordinary words that are taken for somebody.
    const { api, people, write, of } = checked();
    const names = (): string[] => of('names').map(({ words }) => words);
    write('March', heading(2, 'What READER 0 says', 'h'), paragraph('A reader wrote. reader-1 and Reader 2 too.', 'p'));
    expect(names()).toEqual([]);
    for (const person of people.slice(0, 2)) api.setCreditWish({ id: person, wish: 'anonymous' });
    expect(of('names')).toMatchObject([
      { words: 'READER 0', blockId: 'h', personId: people[0] },
      { words: 'reader-1', blockId: 'p', personId: people[1] },
    ]);
    write('March', heading(2, 'Reader', 'h'), paragraph('0 people, see reader-0@example.org', 'p'));
    expect(names()).toEqual(['reader-0@example.org']);
    write('By Reader 1', paragraph('Thanks', 'p'));
    expect(of('names')).toMatchObject([{ words: 'Reader 1', blockId: null }]);
  });

  it('are found under a name that somebody gave them, and under the person they were joined to', () => {
    const { api, people, write, of } = checked();
    api.renamePerson({ id: people[0]!, name: 'Marmalade' });
    api.joinPeople({ intoId: people[0]!, ids: [people[1]!] });
    api.setCreditWish({ id: people[0]!, wish: 'anonymous' });
    api.settleVoices(null);
    write('March', paragraph('As Marmalade says, Reader 1 agrees. She likes marmalade.', 'p'));
    expect(of('names').map(({ words, personId }) => [words, personId])).toEqual([['Reader 1', people[0]]]);
    write('March', paragraph('As Marmalade says.', 'p'));
    expect(of('names').map(({ words }) => words)).toEqual(['Marmalade']);
  });
});
