/**
 * Cuts the sample inbox out of a Stack Exchange data dump: `node build/sample-inbox.mjs DUMP_FOLDER`.
 * Takes whole conversations with many voices, and of the people in them only their names.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const QUESTIONS = 150;
/** Conversations that many can follow in a few minutes: neither a remark nor a day's quarrel. */
const FEWEST_MESSAGES = 4;
const MOST_MESSAGES = 24;
/** A sample shown to everybody is no place for quarrels, for judgements on persons, or for the century's crimes. */
const HEATED =
  /hitler|nazi|holocaust|jew|semit|muslim|islam|israel|palestin|rape|racis|genocid|porn|suspen|\bban(?:ned|s)?\b|troll|harass|rude|offensive|insult|abus|bully|hostil|fascis|sex|slur|hate|bigot|terror|suicid|idiot|stupid|moron|election|nominat|ragequit|annoyed|vandal/i;

const KEPT = {
  Posts: 'Id PostTypeId AcceptedAnswerId ParentId CreationDate Score Body OwnerUserId OwnerDisplayName Title Tags',
  Comments: 'Id PostId Score Text CreationDate UserId UserDisplayName',
  Users: 'Id DisplayName',
};

const [dump] = process.argv.slice(2);
if (dump === undefined) {
  process.stderr.write('Usage: node build/sample-inbox.mjs DUMP_FOLDER\n');
  process.exit(2);
}

/** @typedef {Map<string, string>} Row Attributes, still escaped, in the order of the dump. */

/** @param {keyof typeof KEPT} name @returns {Row[]} */
function rowsOf(name) {
  const kept = new Set(KEPT[name].split(' '));
  const lines = readFileSync(path.join(dump ?? '', `${name}.xml`), 'utf8').split('\n');
  return lines
    .filter((line) => line.trimStart().startsWith('<row '))
    .map((line) => new Map([...line.matchAll(/ (\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])))
    .map((row) => new Map([...row].filter(([key]) => kept.has(key))));
}

const posts = rowsOf('Posts');
const comments = rowsOf('Comments');
const questionOf = new Map(posts.map((post) => [post.get('Id'), post.get('ParentId') ?? post.get('Id')]));

/** @type {Map<string | undefined, Row[]>} */
const conversations = new Map();
for (const row of [...posts, ...comments]) {
  const question = questionOf.get(row.get('PostId') ?? row.get('Id'));
  if (question !== undefined) conversations.set(question, [...(conversations.get(question) ?? []), row]);
}

const chosen = new Set(
  posts
    .filter((post) => post.get('PostTypeId') === '1')
    .map((post) => ({ id: post.get('Id'), messages: conversations.get(post.get('Id')) ?? [] }))
    .filter(({ messages }) => messages.length >= FEWEST_MESSAGES && messages.length <= MOST_MESSAGES)
    .filter(({ messages }) => !messages.some((row) => HEATED.test([...row.values()].join(' '))))
    .map(({ id, messages }) => ({ id, voices: new Set(messages.map(accountOf)).size }))
    .sort((one, other) => other.voices - one.voices)
    .slice(0, QUESTIONS)
    .map(({ id }) => id),
);
const chosenPosts = posts.filter((post) => chosen.has(questionOf.get(post.get('Id'))));
const chosenComments = comments.filter((comment) => chosen.has(questionOf.get(comment.get('PostId'))));
const accounts = new Set([...chosenPosts, ...chosenComments].map(accountOf));
const users = rowsOf('Users').filter((user) => accounts.has(user.get('Id')));

/** @param {Row} row */
function accountOf(row) {
  return row.get('OwnerUserId') ?? row.get('UserId') ?? row.get('OwnerDisplayName') ?? row.get('UserDisplayName');
}

const folder = fileURLToPath(new URL('sample-inbox/history.meta.stackexchange.com', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, rows] of Object.entries({ Posts: chosenPosts, Comments: chosenComments, Users: users })) {
  const root = name.toLowerCase();
  const lines = rows.map((row) => `  <row ${[...row].map(([key, value]) => `${key}="${value}"`).join(' ')} />\n`);
  const text = `\ufeff<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE ${root} SYSTEM '${root}.dtd'>\n<${root}>\n${lines.join('')}</${root}>\n`;
  writeFileSync(path.join(folder, `${name}.xml`), text);
  process.stdout.write(`${name}.xml: ${rows.length} rows, ${Buffer.byteLength(text)} bytes\n`);
}
