import { describe, expect, it } from 'vitest';
import { readMail } from '../../../../electron/importers/mail/message.ts';
import { fixture, messageOf, readBytes, rememberingContext } from './read.ts';

const read = async (raw: string) => messageOf(await readBytes(raw.replaceAll('\n', '\r\n')));
const HEAD =
  'From: Reader One <reader-1@example.org>\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nMessage-ID: <1@example.org>\n';

describe('readMail: who, when, where to', () => {
  it('takes the address that will be answered, not one that poses as it', async () => {
    const nested = await read('From: (a(b) victim@example.org) sender@example.net\n\nHi');
    expect(nested.author).toEqual({ place: 'mail', address: 'sender@example.net' });
    expect(nested.searchExtra).toContain('victim@example.org');
    const posing = await read('From: "victim@example.org" <sender@example.net>\n\nHi');
    expect(posing.author).toEqual({ place: 'mail', address: 'sender@example.net' });
  });

  it('keeps people apart who are only an account or a name', async () => {
    expect((await read('From: root\nSubject: x\n\n')).author).toEqual({ address: 'root' });
    expect((await read('From: Support Desk\nSubject: x\n\n')).author).toEqual({
      address: 'support desk',
      name: 'Support Desk',
    });
    expect((await read('Sender: desk@example.org\nSubject: x\n\n')).author?.address).toBe('desk@example.org');
    expect((await read('Subject: x\n\n')).author).toBeNull();
  });

  it('decodes names and subjects: split characters, eight bits, unknown charsets, blanks inside', async () => {
    const subject = async (raw: string): Promise<string> => (await read(`${HEAD}Subject: ${raw}\n\nx`)).subject;
    expect(await subject('=?utf-8?B?w6TDtg==?= =?utf-8?Q?_=C3?=\n =?utf-8?Q?=BC?= end')).toBe('äö ü end');
    expect(await subject('=?iso-8859-1?Q?Gr=FC=DFe und Tee?=')).toBe('Grüße und Tee');
    expect(await subject('=?x-nonsense?Q?caf=C3=A9?=')).toBe('café');
    expect(await subject('=?utf-8*sv?Q?Fr=C3=A5ga?=')).toBe('Fråga');
    expect(await subject('=?utf-8?B?YWI=?==?utf-8?B?Y2Q=?=')).toBe('abcd');
    expect(await subject('Gr\u00fc\u00dfe')).toBe('Grüße');
    expect(await subject(Buffer.from('Grüße').toString('latin1'))).toBe('Grüße');
    expect(await subject('a =?utf-8?Q?open b')).toBe('a =?utf-8?Q?open b');
    expect(messageOf(await readBytes(fixture('japanese.txt'))).subject).toBe(
      '日本語メールテスト (testing Japanese emails)',
    );
  });

  it('falls back to Received and then to the separator where the date cannot be read', async () => {
    const at = async (raw: string): Promise<number | null> => {
      const item = await readMail(Buffer.from(raw), rememberingContext(), { where: 'x', envelopeDate: 5 });
      return messageOf(item).sentAt;
    };
    expect(await at('Subject: x\nDate: soon\nReceived: by x;\n Mon, 1 Jan 2024 00:00:00 +0000\n\n')).toBe(
      Date.UTC(2024, 0, 1),
    );
    expect(await at('Subject: x\nDate: soon\n\n')).toBe(5);
  });

  it('names the parents, and lets an answer without one join by its subject', async () => {
    const child = await read(`${HEAD}References: <a@x> <1@example.org>\nIn-Reply-To: <b@x>\n\nx`);
    expect(child.references).toEqual(['a@x', 'b@x']);
    expect(child.mayJoinBySubject).toBe(false);
    expect((await read(`${HEAD}Subject: Re: x\n\nx`)).mayJoinBySubject).toBe(true);
    expect((await read(`${HEAD}In-Reply-To: your letter\n\nx`)).mayJoinBySubject).toBe(true);
    expect((await read(`${HEAD}Subject: x\n\nx`)).mayJoinBySubject).toBe(false);
  });

  it('gives a message without an id the same one each time, and another for other words', async () => {
    const one = await read('From: a@example.org\n\nwords');
    expect(one.externalId).toMatch(/^sha256:[0-9a-f]{32}$/);
    expect((await read('From: a@example.org\n\nwords')).externalId).toBe(one.externalId);
    expect((await read('From: a@example.org\n\nother')).externalId).not.toBe(one.externalId);
  });
});

describe('readMail: words', () => {
  it('decodes every charset, and guesses where the label is missing or wrong', async () => {
    const text = async (charset: string, body: string): Promise<string> =>
      (
        await read(
          `${HEAD}Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: quoted-printable\n\n${body}`,
        )
      ).text;
    expect(await text('iso-8859-1', 'caf=E9 =80')).toBe('café €');
    expect(await text('utf-8', 'caf=C3=A9')).toBe('café');
    expect(await text('utf-8', 'caf=E9')).toBe('café');
    expect(await text('us-ascii', 'caf=C3=A9')).toBe('café');
    expect(await text('koi8-r', '=F0=D2=C9=D7=C5=D4')).toBe('Привет');
    expect(await text('cp437', 'caf=82')).toBe('café');
    expect(await text('no-such-thing', 'caf=E9')).toBe('café');
    expect(await text('iso-2022-jp', '=1B$BF|K\\=1B(B')).toBe('日本');
  });

  it('unwraps flowed text within its quote depth and leaves the signature line alone', async () => {
    const flowed = `${HEAD}Content-Type: text/plain; format=flowed; delsp=no\n\none \ntwo\n> three \n> four\n>> five\n-- \nsix`;
    expect((await read(flowed)).text).toBe('one two\n> three four\n>> five\n-- \nsix');
    expect((await read(flowed.replace('delsp=no', 'delsp=yes'))).text).toContain('onetwo\n');
  });

  it('shows one of two alternatives and finds the words of the other', async () => {
    const message = await read(
      `${HEAD}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain words\n--b\nContent-Type: text/html\n\n<p>plain words <b>only here</b></p>\n--b--\n`,
    );
    expect(message.text).toBe('plain words');
    expect(message.html).toBe('<p>plain words <b>only here</b></p>');
    expect(message.searchExtra).toBe('only here');
  });

  it('reads mail that is HTML only', async () => {
    const message = await read(`${HEAD}Content-Type: text/html\n\n<style>p{}</style><p>one</p><p>two</p>`);
    expect(message.text).toBe('one\n\ntwo');
    expect(message.html).toContain('<p>one</p>');
  });

  it('shows all texts of a message with several, a list footer included', async () => {
    const message = await read(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nfirst\n--b\nContent-Type: text/html\n\n<p>second</p>\n--b\nContent-Disposition: inline\n\nthird <x>\n--b--\n`,
    );
    expect(message.text).toBe('first\n\nsecond\n\nthird <x>');
    expect(message.html).toBe('<pre>first</pre>\n<p>second</p>\n<pre>third &lt;x&gt;</pre>');
  });

  it('keeps a text whose boundary never comes', async () => {
    expect((await read(`${HEAD}Content-Type: multipart/mixed; boundary=b\n\nstray words\n`)).text).toBe('stray words');
    expect((await read(`${HEAD}Content-Type: multipart/mixed\n\nstray words\n`)).text).toBe('stray words');
  });

  it('finds the words of messages inside of messages and of reports', async () => {
    const bounce = messageOf(await readBytes(fixture('delivery-status.txt')));
    expect(bounce.text).toContain('Final-Recipient');
    expect(bounce.searchExtra).toContain('unsubscribe');
    expect(bounce.attachments.map(({ mimeType }) => mimeType)).toEqual(['message/rfc822']);
    expect(messageOf(await readBytes(fixture('multipart-digest.txt'))).text).toMatch(/m1 body[^]*m2 body/);
    expect(messageOf(await readBytes(fixture('feedback-report.txt'))).text).toContain('Feedback-Type: abuse');
    expect(messageOf(await readBytes(fixture('empty-multipart.txt'))).text).toContain('This part should be');
    expect(messageOf(await readBytes(fixture('epilogue.txt'))).text).toContain('NeXTSTEP');
    expect(messageOf(await readBytes(fixture('rfc2060.txt'))).attachments).toHaveLength(4);
  });

  it('says that it is encrypted, and keeps what came', async () => {
    const sealed = await read(
      `${HEAD}Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nxx\n--b--\n`,
    );
    expect(sealed.text).toBe('[Encrypted message, kept as an attachment]');
    expect(sealed.attachments).toHaveLength(2);
  });
});

describe('readMail: files', () => {
  it('stores bytes as sent, under a name without a path or tricks', async () => {
    const context = rememberingContext();
    const raw = `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n--b\nContent-Type: image/png; name*0*=utf-8''%C3%A9t%C3; name*1*=%A9.png\nContent-Transfer-Encoding: base64\nContent-ID: <c@x>\nContent-Disposition: attachment; filename="../../=?utf-8?Q?=E2=80=AEgnp=2Eexe?="\n\nAAEC\n/w==\n--b\nContent-Type: text/plain; name*0*=utf-8''%C3%A9t%C3; name*1*=%A9.txt\nContent-Disposition: attachment\n\ntwo\nlines\n--b--\n`;
    const message = messageOf(await readMail(Buffer.from(raw), context, { where: 'x' }));
    expect(message.attachments.map(({ name, size, inline }) => [name, size, inline])).toEqual([
      ['gnp.exe', 4, false],
      ['été.txt', 9, false],
    ]);
    const [first, second] = message.attachments;
    expect(context.stored.get(first?.sha256 ?? '')).toEqual(Buffer.from([0, 1, 2, 255]));
    expect(context.stored.get(second?.sha256 ?? '')?.toString()).toBe('two\nlines');
    expect(message.searchExtra).toBe('gnp.exe\nété.txt');
  });

  it('marks a picture that stands inside the text', async () => {
    const message = await read(
      `${HEAD}Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<img src="cid:p@x">\n--b\nContent-Type: image/gif\nContent-ID: <p@x>\nContent-Transfer-Encoding: base64\n\nR0lG\n--b--\n`,
    );
    expect(message.attachments).toMatchObject([{ name: 'attachment-1.gif', contentId: 'p@x', inline: true }]);
  });
});

describe('readMail: what is too much', () => {
  const reasonOf = async (raw: Buffer | string): Promise<string> => {
    const item = await readMail(Buffer.from(raw), rememberingContext(), { where: 'x' });
    return item.type === 'failure' ? item.failure.reason : 'read';
  };

  it('refuses bombs with a reason instead of standing still', async () => {
    let nested = HEAD;
    for (let depth = 0; depth < 60; depth += 1)
      nested += `Content-Type: multipart/mixed; boundary="b${depth}"\n\n--b${depth}\n`;
    expect(await reasonOf(nested)).toContain('nested more than 50 deep');
    expect(
      await reasonOf(`${HEAD}Content-Type: multipart/mixed; boundary*0="b"\n\n${'--b\n\n'.repeat(2_000)}`),
    ).toContain('more than 1000 parts');
    expect(await reasonOf(`${HEAD}X-Long: ${'x'.repeat(300_000)}\n\nx`)).toContain('256 KiB');
    expect(await reasonOf(Buffer.alloc(26 * 1024 * 1024, 'a: b\n'))).toContain('25 MiB');
    expect(await reasonOf('')).toBe('The message is empty.');
  });

  it('reads messages inside messages only so deep', async () => {
    let raw = 'Subject: core\n\ncore words\n';
    for (let depth = 0; depth < 200; depth += 1) raw = `Subject: ${depth}\nContent-Type: message/rfc822\n\n${raw}`;
    expect(await reasonOf(raw)).toBe('read');
  });
});
