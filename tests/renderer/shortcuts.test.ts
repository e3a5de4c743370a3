import { describe, expect, it } from 'vitest';
import { matchKey } from '../../renderer/src/shortcuts.ts';

const stroke = (key: string, held: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('matchKey', () => {
  it('takes G and a letter as a way to a view', () => {
    expect(matchKey(stroke('g'), false, true)).toEqual({ command: null, pending: true });
    expect(matchKey(stroke('r'), true, true)).toEqual({ command: 'go-reports', pending: false });
    expect(matchKey(stroke('n'), true, true).command).toBe('go-notes');
    expect(matchKey(stroke('n'), false, true).command).toBe('note');
  });

  it('tells undo from doing again', () => {
    expect(matchKey(stroke('z'), false, true).command).toBe('undo');
    expect(matchKey(stroke('Z'), false, true).command).toBe('redo');
  });

  // Would catch: Ctrl+E, a browser's or a system's own key, marking a conversation done.
  it.each(['ctrlKey', 'metaKey', 'altKey'] as const)('leaves keys with %s alone', (held) => {
    for (const key of ['e', 'z', 'q', 'Enter'])
      expect(matchKey(stroke(key, { [held]: true }), false, true).command).toBeNull();
  });

  // Would catch: dictation or a cat setting off commands after letters were switched off.
  it('keeps only arrows, Enter and Escape when letters are switched off', () => {
    for (const key of ['j', 'e', 'g', '/', '?']) expect(matchKey(stroke(key), false, false).command).toBeNull();
    expect(matchKey(stroke('ArrowDown'), false, false).command).toBe('next');
    expect(matchKey(stroke('Escape'), false, false).command).toBe('close');
  });
});
