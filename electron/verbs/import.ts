import { existsSync } from 'node:fs';
import type { ImportResult } from '../../shared/model/records.ts';
import { importFormats } from '../importers/types.ts';
import { drainArrivals } from '../services/arrivals.ts';
import { feedAddress } from '../services/jobs.ts';
import { feedTask, runImport, type ImportOrder } from '../services/import.ts';
import { WrongUse, type Verb, type VerbContext } from './verb.ts';

const progressEvery = 1000;

function importText(result: ImportResult): string {
  const { messages } = result;
  const lines = [
    `${result.source?.name ?? 'Nothing'}: ${messages.new} new, ${messages.updated} updated, ${messages.duplicate} known already, ${messages.failed} failed`,
    `${result.conversations} conversations, ${result.people} people (${result.seconds} s)`,
    ...result.failures.map(({ where, reason }) => `  failed: ${where}: ${reason}`),
    ...result.skipped.map(({ where, reason }) => `  left out: ${where}: ${reason}`),
  ];
  return lines.join('\n');
}

async function importWithProgress(context: VerbContext, order: ImportOrder): Promise<ImportResult> {
  let said = Date.now();
  const result = await runImport(order, {
    database: context.database,
    profile: context.profile,
    signal: context.signal,
    onProgress({ messages, failed, startedAt }) {
      const now = Date.now();
      if (messages + failed === 0 || now - said < progressEvery) return;
      said = now;
      const rate = Math.round(messages / Math.max((now - startedAt) / 1000, 0.001));
      context.say(`${messages} messages, ${failed} failed, ${rate} a second`);
    },
  });
  await runRulesOnArrivals(context);
  return result;
}

/** Rules run on what arrived, as they do in the window. */
async function runRulesOnArrivals({ database, say, signal }: VerbContext): Promise<void> {
  const changed = new Set<number>();
  await drainArrivals({
    database,
    signal,
    log: { warn: (what) => say(what) },
    onChanged: (ids) => {
      for (const id of ids) changed.add(id);
    },
  });
  if (changed.size > 0) say(`Rules changed ${changed.size} conversations`);
}

/** `import PATH...`: files, folders, zips, or the address of a feed. */
export const importVerb: Verb = {
  usage: [
    'import PATH... [--format mbox|maildir|eml|feed|stackexchange] [--source NAME]',
    'import https://ADDRESS [--source NAME] [--allow HOST:PORT]',
  ],
  options: { format: { type: 'string' }, source: { type: 'string' }, allow: { type: 'string' } },
  run(context) {
    const { positionals, options } = context;
    if (positionals.length === 0) throw new WrongUse('Name a file, a folder, a zip or the address of a feed.');
    // A Maildir is a folder of single messages.
    const format = options['format'] === 'maildir' ? 'eml' : (options['format'] as string | undefined);
    if (format !== undefined && !(importFormats as readonly string[]).includes(format))
      throw new WrongUse(`--format takes one of ${importFormats.join(', ')}`);
    const name = options['source'] as string | undefined;
    const [first] = positionals;
    if (positionals.length === 1 && /^https?:\/\//i.test(first!) && !existsSync(first!)) {
      const allowedHosts = options['allow'] ? [options['allow'] as string] : [];
      return importWithProgress(context, {
        task: { type: 'feed', address: feedAddress(first!), cursor: null, allowedHosts },
        name,
      });
    }
    return importWithProgress(context, { task: { type: 'paths', paths: positionals, format: format ?? null }, name });
  },
  text: importText,
};

/** `sync`: asks every feed for what is new. */
export const syncVerb: Verb = {
  usage: ['sync [SOURCE-ID...] [--allow HOST:PORT]'],
  options: { allow: { type: 'string' } },
  async run(context) {
    const sources = await context.database.call('listSources', null);
    const wanted = new Set(context.positionals.map(Number));
    const feeds = sources.filter((source) => source.address !== null && (wanted.size === 0 || wanted.has(source.id)));
    const allowedHosts = context.options['allow'] ? [context.options['allow'] as string] : [];
    const results: unknown[] = [];
    for (const source of feeds) {
      try {
        const task = await feedTask(context.database, source.id, source.address!, allowedHosts);
        results.push(await importWithProgress(context, { task, sourceId: source.id }));
      } catch (error) {
        results.push({
          source: { id: source.id, name: source.name, kind: source.kind },
          error: (error as Error).message,
        });
      }
    }
    return { sources: results };
  },
  text: ({ sources }: { sources: (ImportResult | { source: { name: string }; error: string })[] }) =>
    sources.map((it) => ('error' in it ? `${it.source.name}: ${it.error}` : importText(it))).join('\n') || 'No feeds.',
};
