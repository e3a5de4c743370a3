import { describe, expect, it } from 'vitest';
import { launchOf } from '../../electron/launch.ts';

describe('arguments', () => {
  it('open the window when nothing is asked for', () => {
    expect(launchOf(['electron', '/app', '--user-data-dir=/tmp/x'])).toEqual({
      verb: null,
      data: null,
      place: null,
      hidden: false,
      smoke: false,
    });
  });

  it('name the profile folder in both ways of writing', () => {
    expect(launchOf(['sameside', '--data', '/tmp/a']).data).toBe('/tmp/a');
    expect(launchOf(['sameside', '--data=/tmp/a=b']).data).toBe('/tmp/a=b');
    expect(launchOf(['sameside', '--data']).data).toBeNull();
  });

  it('belong to the verb behind --verb, so that a verb can have its own --data and --smoke', () => {
    expect(launchOf(['electron', '/app', '--verb', 'stats', '--data', '/tmp/a', '--smoke'])).toEqual({
      verb: ['stats', '--data', '/tmp/a', '--smoke'],
      data: null,
      place: null,
      hidden: false,
      smoke: false,
    });
    expect(launchOf(['sameside', '--verb']).verb).toEqual([]);
  });

  it('end at a link, so that whoever makes the system open one adds nothing to them', () => {
    // Catches a page that opens another profile, or runs a verb, with what it writes behind its link.
    const behind = ['--data', '/tmp/a', '--smoke', '--hidden', '--verb', 'import', '/etc'];
    expect(launchOf(['sameside', 'sameside://report/7', ...behind])).toEqual({
      verb: null,
      data: null,
      place: { type: 'report', id: 7 },
      hidden: false,
      smoke: false,
    });
    expect(launchOf(['sameside', 'SAMESIDE:nothing', 'sameside://report/7', ...behind])).toMatchObject({
      verb: null,
      place: null,
      smoke: false,
    });
    expect(launchOf(['sameside', '--data', '/tmp/a', 'sameside://report/7'])).toMatchObject({
      data: '/tmp/a',
      place: { type: 'report', id: 7 },
    });
    expect(launchOf(['sameside', '--verb', 'note', 'sameside://report/7'])).toMatchObject({
      verb: ['note', 'sameside://report/7'],
      place: null,
    });
  });
});
