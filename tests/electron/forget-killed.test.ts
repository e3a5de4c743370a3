import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabaseClient } from '../../electron/db/client.ts';
import { jsonOf, startVerb } from './command.ts';
import { temporaryProfile } from './profile.ts';

const conversations = 40;
const theirs = 'Quiet Garden';
const address = 'quiet.garden@example.org';

/** Each question of theirs has a file with it, and an answer that quotes it and names them. */
function mailbox(): string {
  const mails = Array.from({ length: conversations }, (_, index) => {
    const words = `The marmalade of jar${index} is gone`;
    const day = new Date(Date.UTC(2026, 0, 1, 0, index)).toUTCString();
    return [
      `From list Thu Jan  1 00:00:00 2026
From: ${theirs} <${address}>
Message-ID: <q${index}@example.org>
Subject: Jar ${index}
Date: ${day}
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=part

--part
Content-Type: text/plain

${words}
--part
Content-Type: application/octet-stream
Content-Disposition: attachment; filename=jar.bin

Picture of umbrella${index}
--part--
`,
      `From list Thu Jan  1 00:00:00 2026
From: Reader 2 <reader-2@example.org>
Message-ID: <a${index}@example.org>
In-Reply-To: <q${index}@example.org>
References: <q${index}@example.org>
Subject: Re: Jar ${index}
Date: ${day}
Content-Type: text/plain

> ${words}
As ${theirs} says, so does ${address}. Answer ${index}.
`,
    ];
  });
  return mails.flat().join('\n');
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );

it('forgetting that is killed at any moment goes on and leaves nothing of them', { timeout: 300_000 }, async () => {
  // Catches a step that is done half, one that cannot be done twice, a person who is gone while their words are not, and files
  // of attachments that nothing names and nothing removes.
  const profile = temporaryProfile();
  const data = ['--data', profile.folder];
  const mails = join(profile.folder, 'list.mbox');
  writeFileSync(mails, mailbox());
  await jsonOf('import', mails, ...data);
  const client = await openDatabaseClient(profile);
  while (await client.call('settleSearch', null)) continue;
  const { people } = await client.call('peoplePage', { tab: 'all', query: 'quiet', before: null, limit: 2 });
  await client.close();
  expect(people).toMatchObject([{ name: theirs }]);
  expect(filesIn(profile.attachments)).toHaveLength(conversations);

  const forget = ['person', 'forget', String(people[0]!.id), '--yes', ...data];
  // Each is killed so many lines of progress after it began: within the conversations, and later and later behind them.
  const killedAfter = [1, 5, 11, 17, 6, 2, 1, 1, 1];
  let killed = 0;
  for (const lines of killedAfter) {
    const { child, outcome } = startVerb(forget);
    let seen = 0;
    child.stderr!.on('data', (bytes: Buffer) => {
      seen += bytes.toString().split('\n').length - 1;
      if (seen >= lines) child.kill('SIGKILL');
    });
    const { status, stderr } = await outcome;
    expect(stderr).not.toContain('rror');
    if (status === null) killed += 1;
  }
  expect(killed).toBeGreaterThan(4);
  // One that came to its end left nobody to forget.
  const { status, stderr } = await startVerb(forget).outcome;
  if (status !== 0) expect(stderr).toContain('There is no person');

  const left = filesIn(profile.folder)
    .filter((file) => file !== mails && !file.startsWith(profile.backups))
    .flatMap((file) => {
      const found = /.{0,20}(?:quiet.garden|quiet|garden|marmalade|umbrella|jar17).{0,20}/is.exec(
        readFileSync(file, 'latin1'),
      );
      return found === null ? [] : [`${file}: ${found[0]}`];
    });
  expect(left).toEqual([]);
  expect(filesIn(profile.attachments)).toEqual([]);
  expect(await jsonOf('check', ...data)).toMatchObject({ ok: true, problems: [] });
  expect(await jsonOf('stats', ...data)).toMatchObject({ messages: conversations });
});
