import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trackerOf } from '../../../shared/model/tracker.ts';

describe('an address in a tracker', () => {
  test.each([
    ['https://github.com/owner/name/issues/12', 'GitHub issue owner/name#12'],
    ['https://www.github.com/owner/na.me/pull/3/files#diff-1', 'GitHub pull request owner/na.me#3'],
    ['https://github.com/owner/name/discussions/7?sort=new', 'GitHub discussion owner/name#7'],
    ['https://gitlab.com/group/sub/project/-/issues/4', 'GitLab issue group/sub/project#4'],
    ['https://gitlab.com/group/project/-/work_items/4', 'GitLab issue group/project#4'],
    ['https://gitlab.com/group/project/issues/4', 'GitLab issue group/project#4'],
    [
      'https://git.example.org/group/project/-/merge_requests/9/diffs',
      'GitLab merge request group/project!9 at git.example.org',
    ],
    ['https://team.atlassian.net/browse/KEY-12', 'Jira KEY-12'],
    ['https://team.atlassian.net/jira/software/projects/KEY/boards/1?selectedIssue=KEY-12', 'Jira KEY-12'],
    ['https://example.org/jira/browse/KEY-12?focusedId=1', 'Jira KEY-12'],
    ['https://linear.app/team/issue/ABC-12/keep-every-name', 'Linear ABC-12'],
    ['https://linear.app/team/issue/abc-12', 'Linear ABC-12'],
  ])('is said in words: %s', (address, label) => {
    const tracker = trackerOf(address)!;
    expect(tracker.label).toBe(label);
    expect(trackerOf(tracker.url)).toEqual(tracker);
  });

  test.each([
    'https://github.com/owner/name',
    'https://github.com/owner/name/issues/0',
    'https://github.com/owner/name/issues/12x',
    'https://github.com.example.org/owner/name/issues/12',
    'https://example.org/group/project/issues/4',
    'https://user:secret@github.com/owner/name/issues/12',
    'javascript:alert(1)',
    'ftp://github.com/owner/name/issues/12',
    'KEY-12',
    '',
  ])('would catch something else being taken for one: %s', (address) => {
    expect(trackerOf(address)).toBeNull();
  });

  test('would catch an address that leads to another host than it names, or a label that is not what was pasted', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_][\w.-]{0,20}$/).filter((it) => it !== '.' && it !== '..');
    const number = fc.integer({ min: 1, max: 999_999 });
    const tail = fc.constantFrom('', '/', '?a=b', '#note_1', '/designs');
    fc.assert(
      fc.property(name, name, number, tail, (owner, project, issue, end) => {
        const github = trackerOf(`https://github.com/${owner}/${project}/issues/${issue}${end}`)!;
        expect(github.label).toBe(`GitHub issue ${owner}/${project}#${issue}`);
        expect(new URL(github.api!).host).toBe('api.github.com');
        expect(new URL(github.api!).pathname).toBe(`/repos/${owner}/${project}/issues/${issue}`);
        const gitlab = trackerOf(`https://git.example.org/${owner}/${project}/-/issues/${issue}${end}`)!;
        expect(new URL(gitlab.api!).host).toBe('git.example.org');
        expect(decodeURIComponent(new URL(gitlab.api!).pathname.split('/')[4]!)).toBe(`${owner}/${project}`);
        expect(trackerOf(gitlab.url)).toEqual(gitlab);
      }),
    );
  });

  test('would catch anything that throws, or a stranger’s address that becomes another scheme', () => {
    const parts = fc.constantFrom(
      'https://',
      'github.com',
      '/',
      'issues',
      '-',
      '12',
      '%2e',
      '..',
      '@',
      ':',
      '\\',
      'browse',
      'KEY-1',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.array(parts).map((it) => it.join('')),
        ),
        (address) => {
          const tracker = trackerOf(address);
          if (tracker === null) return;
          expect(tracker.url).toMatch(/^https?:\/\//);
          expect(trackerOf(tracker.url)?.label).toBe(tracker.label);
          if (tracker.api !== null) expect(new URL(tracker.api).username).toBe('');
        },
      ),
    );
  });
});
