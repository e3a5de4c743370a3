import { describe, expect, it } from 'vitest';
import { ancestorIds, messageIdsOf, ownMessageId } from '../../../shared/model/message-id.ts';

const nobody = new Set<string>();

describe('ancestorIds', () => {
  it('takes only what stands in brackets, so that prose makes no parent', () => {
    expect(messageIdsOf('Your message of "Thu, 03 Oct 1996" <1@example.org>')).toEqual(['1@example.org']);
    expect(messageIdsOf('<a reply to you, of Monday>')).toEqual([]);
    expect(messageIdsOf('<1@example.org><2@exam\n ple.org> (x)')).toEqual(['1@example.org', '2@example.org']);
  });

  it('puts the id of In-Reply-To last when References lack it, and leaves the own id out', () => {
    const headers = { references: '<1@x> <2@x> <1@x> <own@x>', inReplyTo: '<3@x> <4@x>' };
    expect(ancestorIds(headers, 'own@x', nobody)).toEqual(['1@x', '2@x', '3@x']);
    expect(ancestorIds({ references: '<1@x> <2@x>', inReplyTo: '<1@x>' }, null, nobody)).toEqual(['1@x', '2@x']);
  });

  it('does not take the address of the one answered for a message', () => {
    const headers = { references: '', inReplyTo: 'message from Reader <Reader@example.org> on Monday' };
    expect(ancestorIds(headers, null, new Set(['reader@example.org']))).toEqual([]);
    expect(messageIdsOf("<reader@example.org>'s message")).toEqual([]);
  });
});

describe('ownMessageId', () => {
  it('is found with and without brackets, and is none when empty', () => {
    expect(ownMessageId(' <1@example.org> (added)')).toBe('1@example.org');
    expect(ownMessageId('1@example.org')).toBe('1@example.org');
    expect(ownMessageId('<>')).toBeNull();
    expect(ownMessageId('')).toBeNull();
  });
});
