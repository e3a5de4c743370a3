import type { ContributionKind, LedgerPerson } from '../../shared/model/giving.ts';
import { isNamed } from './ledger-content.ts';
import { printableLine, webLink } from './plain-parts.ts';

/** The keys of https://allcontributors.org/docs/en/emoji-key: `ideas` stands there for ideas, planning and feedback. */
const contributionKey: Record<ContributionKind, string> = {
  idea: 'ideas',
  fault: 'bug',
  answer: 'question',
  content: 'content',
  test: 'userTesting',
  praise: 'ideas',
  criticism: 'ideas',
};

const codeHosts: Record<string, string> = { 'github.com': 'github', 'gitlab.com': 'gitlab' };

/**
 * `.all-contributorsrc` as JSON (https://allcontributors.org/docs/en/cli/configuration). Who does not wish to be named, or
 * was not asked yet, is left out; who goes by name is not found by handle, and the other way round.
 */
export function allContributors(
  people: readonly LedgerPerson[],
  { project, owner }: { project: string; owner: string },
): string {
  const contributors = people
    .filter((person) => person.contributions.length > 0 && isNamed(person))
    .map(contributorOf)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  const file = {
    projectName: project,
    projectOwner: owner,
    repoType: 'github',
    repoHost: 'https://github.com',
    files: ['README.md'],
    imageSize: 100,
    commit: false,
    contributors,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function contributorOf({ name, handle, wish, identities, contributions }: LedgerPerson) {
  const keys = contributions
    .toSorted((one, other) => one.givenAt - other.givenAt)
    .map(({ kind }) => contributionKey[kind]);
  const byHandle = wish === 'handle';
  const shown = printableLine(byHandle ? (handle ?? '') : name);
  const account = byHandle ? identities.find(({ place }) => codeHosts[place] !== undefined) : undefined;
  const own = byHandle ? identities.find((one) => one.place !== 'mail' && one.url !== null) : undefined;
  return {
    login: account === undefined ? shown.replace(/^@/, '').replace(/\s+/g, '-') : printableLine(account.address),
    name: shown,
    avatar_url:
      account?.place === 'github.com'
        ? `https://avatars.githubusercontent.com/${encodeURIComponent(account.address)}`
        : '',
    profile: webLink(account?.url ?? own?.url ?? null)?.href ?? '',
    contributions: [...new Set(keys)],
  };
}
