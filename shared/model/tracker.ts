export type TrackerKind = 'github' | 'gitlab' | 'jira' | 'linear';

/** What an address in a tracker names. */
export interface Tracker {
  kind: TrackerKind;
  /** Such as `GitHub issue owner/name#12`, `Jira KEY-12`. */
  label: string;
  /** The address without what does not name it: no fragment, no search. */
  url: string;
  /** Where its state can be asked for; null where that takes a name and a password. */
  api: string | null;
}

const githubForm = /^\/([\w.-]{1,100})\/([\w.-]{1,100})\/(issues|pull|discussions)\/([1-9]\d{0,9})(?:\/|$)/;
const gitlabForm =
  /^\/((?:[\w.-]{1,255}\/)+[\w.-]{1,255})\/-\/(issues|work_items|merge_requests)\/([1-9]\d{0,9})(?:\/|$)/;
/** Addresses of gitlab.com as they were before 2019. */
const oldGitlabForm = /^\/((?:[\w.-]{1,255}\/)+[\w.-]{1,255})\/(issues|merge_requests)\/([1-9]\d{0,9})(?:\/|$)/;
const jiraForm = /^((?:\/[\w.-]{1,100}){0,2})\/browse\/([A-Z][A-Z0-9_]{0,30}-[1-9]\d{0,9})(?:\/|$)/;
const jiraKey = /^[A-Z][A-Z0-9_]{0,30}-[1-9]\d{0,9}$/;
const linearForm = /^\/([\w-]{1,100})\/issue\/([A-Za-z][A-Za-z0-9]{0,15}-[1-9]\d{0,9})(?:\/|$)/;

const githubWords: Record<string, string> = { issues: 'issue', pull: 'pull request', discussions: 'discussion' };
const gitlabSigns: Record<string, string> = { issues: '#', work_items: '#', merge_requests: '!' };

/**
 * What an address in a tracker names: GitHub, GitLab (also on a host of one's own, known by `/-/issues/`), Jira (also on a host of
 * one's own, known by `/browse/KEY-12`) or Linear. Null for everything else, and for addresses with a name or a password in them.
 */
export function trackerOf(address: string): Tracker | null {
  const text = address.trim();
  if (text.length > 2000 || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.username !== '' || url.password !== '') return null;
  const host = url.hostname.replace(/^www\./, '');
  if (host === 'github.com') return github(url);
  if (host === 'linear.app') return linear(url);
  return gitlab(url, host) ?? jira(url);
}

function github({ pathname }: URL): Tracker | null {
  const [, owner, name, what, number] = githubForm.exec(pathname) ?? [];
  if (what === undefined || isDots(owner!) || isDots(name!)) return null;
  return {
    kind: 'github',
    label: `GitHub ${githubWords[what]!} ${owner}/${name}#${number}`,
    url: `https://github.com/${owner}/${name}/${what}/${number}`,
    // A pull request is an issue there as well, and says in it whether it was merged.
    api: what === 'discussions' ? null : `https://api.github.com/repos/${owner}/${name}/issues/${number}`,
  };
}

function gitlab({ pathname, origin }: URL, host: string): Tracker | null {
  const found = gitlabForm.exec(pathname) ?? (host === 'gitlab.com' ? oldGitlabForm.exec(pathname) : null);
  const [, project, what, number] = found ?? [];
  if (what === undefined || project!.split('/').some(isDots)) return null;
  const place = host === 'gitlab.com' ? '' : ` at ${host}`;
  const asked = what === 'merge_requests' ? 'merge_requests' : 'issues';
  return {
    kind: 'gitlab',
    label: `GitLab ${asked === 'issues' ? 'issue' : 'merge request'} ${project}${gitlabSigns[what]!}${number}${place}`,
    url: `${origin}/${project}/-/${what}/${number}`,
    api: `${origin}/api/v4/projects/${encodeURIComponent(project!)}/${asked}/${number}`,
  };
}

function jira(url: URL): Tracker | null {
  const [, context, key] = jiraForm.exec(url.pathname) ?? [];
  if (key !== undefined)
    return { kind: 'jira', label: `Jira ${key}`, url: `${url.origin}${context}/browse/${key}`, api: null };
  const chosen = url.searchParams.get('selectedIssue');
  if (chosen === null || !jiraKey.test(chosen) || !url.hostname.endsWith('.atlassian.net')) return null;
  return { kind: 'jira', label: `Jira ${chosen}`, url: `${url.origin}/browse/${chosen}`, api: null };
}

function linear({ pathname }: URL): Tracker | null {
  const [, team, key] = linearForm.exec(pathname) ?? [];
  if (key === undefined) return null;
  const named = key.toUpperCase();
  return { kind: 'linear', label: `Linear ${named}`, url: `https://linear.app/${team}/issue/${named}`, api: null };
}

function isDots(name: string): boolean {
  return name === '.' || name === '..';
}
