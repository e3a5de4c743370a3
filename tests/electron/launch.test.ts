import { describe, expect, it } from 'vitest';
import { launchOf } from '../../electron/launch.ts';

describe('arguments', () => {
  it('open the window when nothing is asked for', () => {
    expect(launchOf(['electron', '/app', '--user-data-dir=/tmp/x'])).toEqual({ verb: null, data: null, smoke: false });
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
      smoke: false,
    });
    expect(launchOf(['sameside', '--verb']).verb).toEqual([]);
  });
});
