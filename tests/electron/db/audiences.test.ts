import { describe, expect, it } from 'vitest';
import { temporaryDatabase } from '../profile.ts';

const outside = { name: 'Forum', salutation: 'Hello everyone,', length: 'full', naming: 'unnamed' } as const;

// Catches: a new file without any audience to choose, two audiences that a name cannot tell apart, a deletion that undo brings
// back without the reports that were written for it.
describe('audiences of reports', () => {
  it('come with the program, and are changed, made and deleted undoably', () => {
    const { api } = temporaryDatabase();
    const first = api.listAudiences(null);
    expect(first.map(({ name, length, naming }) => [name, length, naming])).toEqual([
      ['Product team', 'full', 'wished'],
      ['Leadership', 'short', 'wished'],
      ['Outside the company', 'full', 'unnamed'],
    ]);
    const { id } = api.saveAudience({ id: null, ...outside });
    expect(api.audience({ id })).toEqual({ id, ...outside });
    api.saveAudience({ id, ...outside, name: 'The forum', length: 'short' });
    expect(api.audience({ id })).toMatchObject({ name: 'The forum', length: 'short', naming: 'unnamed' });
    api.undoLast(null);
    api.undoLast(null);
    expect(api.listAudiences(null)).toEqual(first);
  });

  it('bear names of their own', () => {
    const { api } = temporaryDatabase();
    expect(() => api.saveAudience({ id: null, ...outside, name: 'LEADERSHIP' })).toThrow(/already/);
    const [team] = api.listAudiences(null);
    expect(() => api.saveAudience({ ...team!, salutation: 'Hi,' })).not.toThrow();
  });

  it('may be gone when an older deletion of a report is undone', () => {
    // Catches a report that does not come back because its audience is not there any more.
    const { api } = temporaryDatabase();
    const { id } = api.createReport({ title: 'October' });
    api.setReportAudience({ id, audienceId: 1 });
    const { actionId } = api.deleteReport({ id });
    api.deleteAudience({ id: 1 });
    api.undoGroup({ groupId: actionId });
    expect(api.report({ id })).toMatchObject({ title: 'October', audienceId: null });
  });

  it('are let go by reports and found again by undo', () => {
    const { api } = temporaryDatabase();
    const { id } = api.createReport({ title: 'October' });
    const team = api.listAudiences(null)[0]!.id;
    api.setReportAudience({ id, audienceId: team });
    api.deleteAudience({ id: team });
    expect(api.report({ id }).audienceId).toBeNull();
    api.undoLast(null);
    expect(api.report({ id }).audienceId).toBe(team);
    api.undoLast(null);
    expect(api.report({ id }).audienceId).toBeNull();
    expect(() => api.setReportAudience({ id, audienceId: 999 })).toThrow(/no audience/);
  });
});
