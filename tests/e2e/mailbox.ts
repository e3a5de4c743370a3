/** One plain message as a mailbox holds it. Every fourth begins a conversation, those behind it answer in it. */
function mail(index: number, words: string): string {
  const first = index - (index % 4);
  const isReply = index !== first;
  return [
    `From reader-${index % 50}@example.org Thu Jan  1 00:00:00 2026`,
    `From: Reader ${index % 50} <reader-${index % 50}@example.org>`,
    'To: list@example.org',
    `Subject: ${isReply ? 'Re: ' : ''}About matter ${first}`,
    `Date: ${new Date(Date.UTC(2026, 0, 1) + index * 60_000).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <matter-${index}@example.org>`,
    ...(isReply ? [`In-Reply-To: <matter-${first}@example.org>`, `References: <matter-${first}@example.org>`] : []),
    '',
    `These are the words of message ${index}. ${words}`,
    '',
    '',
  ].join('\n');
}

/** A mailbox of so many messages; `words` stand in each of them. */
export function mailboxOf(count: number, words = ''): string {
  return Array.from({ length: count }, (_, index) => mail(index, words)).join('');
}

/** A separator with nothing behind it: a message that cannot be read. */
export const emptyMail = 'From nobody@example.org Thu Jan  1 00:00:00 2026\n\n\n';
