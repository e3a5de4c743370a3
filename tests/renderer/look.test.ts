import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { avatarTone, avatarTones, initialsOf } from '../../renderer/src/avatar-look.ts';
import { formatBytes } from '../../renderer/src/byte-size.ts';
import { labelColours } from '../../shared/model/triage.ts';
import { formatComing, formatShort } from '../../renderer/src/time.ts';

const styles = (name: string): string =>
  readFileSync(new URL(`../../renderer/src/styles/${name}`, import.meta.url), 'utf8');

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('colours', () => {
  const tokens = new Map(
    [...styles('tokens.css').matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map((match) => [
      match[1]!,
      { light: match[2]!, dark: match[3]! },
    ]),
  );
  const pairs: [ink: string, grounds: string[]][] = [
    ['ink', ['canvas', 'surface', 'rail', 'hover', 'selected', 'accent-soft', 'evidence', 'hit']],
    ['muted', ['canvas', 'surface', 'rail', 'hover', 'selected', 'accent-soft']],
    ['faint', ['canvas', 'surface']],
    ['accent', ['canvas', 'surface', 'rail', 'accent-soft']],
    ['on-accent', ['accent', 'accent-strong']],
    ['danger', ['canvas', 'surface', 'rail', 'danger-soft']],
    ['suspending', ['surface']],
    ['voicing', ['surface']],
    ...labelColours.map((name): [string, string[]] => [`label-${name}-ink`, [`label-${name}-soft`, 'surface', 'rail']]),
  ];

  // Would catch: a colour that looks right and cannot be read.
  it.each(pairs.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))(
    '%s can be read on %s',
    (ink, ground) => {
      for (const theme of ['light', 'dark'] as const) {
        expect(contrast(tokens.get(ink)![theme], tokens.get(ground)![theme])).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('gives every avatar a ground that white letters can be read on', () => {
    const grounds = [...styles('components.css').matchAll(/\.avatar-(\d) \{\s*background: (#\w{6})/g)];
    expect(grounds).toHaveLength(avatarTones);
    for (const ground of grounds) expect(contrast('#ffffff', ground[2]!)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('avatars', () => {
  it('gives a name the same colour always', () => {
    expect(avatarTone('reader-1')).toBe(avatarTone(' Reader-1 '));
  });

  it.each([
    ['Ada Example', 'AE'],
    ['ada', 'ad'],
    ['Élise van der Példa', 'ÉP'],
    ['  ', '?'],
    ['@_@', '?'],
    ['李雷', '李雷'],
  ])('finds the initials of %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('figures', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [999_999, '1.0 MB'],
    [123_400_000, '123 MB'],
  ])('writes %i bytes', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });

  it('writes times shorter the nearer they are', () => {
    const now = new Date(2026, 2, 4, 14, 20).getTime();
    expect(formatShort(new Date(2026, 2, 4, 9, 12).getTime(), now)).toBe('09:12');
    expect(formatShort(new Date(2026, 2, 3, 9, 12).getTime(), now)).toBe('Tue');
    expect(formatShort(new Date(2026, 0, 3).getTime(), now)).toBe('3 Jan');
    expect(formatShort(new Date(2011, 0, 3).getTime(), now)).toBe('3 Jan 2011');
    expect(formatComing(new Date(2026, 2, 5, 9).getTime(), now)).toBe('tomorrow 09:00');
  });
});
