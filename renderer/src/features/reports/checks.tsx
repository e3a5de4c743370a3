import { useQuery } from '@tanstack/react-query';
import { Check, ChevronDown, ChevronRight, CircleAlert, MoreHorizontal } from 'lucide-react';
import { useContext, useState } from 'react';
import {
  checkKinds,
  type CheckFinding,
  type CheckKind,
  type ReportChecks,
} from '../../../../shared/model/report-checks.ts';
import { setCheckAside } from '../../actions/publishing.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Menu } from '../../components/menu.tsx';
import { messageOf } from '../../ipc.ts';
import { queries } from '../../query.ts';
import { startThanking } from '../../stores/giving.ts';
import { openProfile, visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import type { ReportDesk, WrittenReport } from './insertion.ts';
import { ReportSlotsContext } from './report-slots.ts';

const words = text.publishing;

/** What there is of a kind to be looked after; without any, nothing is said of it. */
function isAbout(kind: CheckKind, checks: ReportChecks): boolean {
  switch (kind) {
    case 'figures':
      return checks.figures > 0;
    case 'pictures':
      return checks.pictures > 0;
    case 'voices':
      return checks.voices > 0;
    case 'names':
      return false;
    default:
      return checks.quotes > 0;
  }
}

/** What should be looked at before others read the report. None of it stands in the way. */
export function Checks({ report: { desk } }: { report: WrittenReport }) {
  const { id } = desk.report;
  const { data, error } = useQuery(queries.reportChecks(id));
  const [unfolded, setUnfolded] = useState<CheckKind | 'aside' | null>(null);
  if (data === undefined) {
    return error === null ? null : (
      <section className="checks" aria-label={words.checks}>
        <h2 className="outline-label">{words.checks}</h2>
        <p className="quiet outline-empty">
          {words.checksFailed}. {messageOf(error)}
        </p>
      </section>
    );
  }
  const aside = data.findings.filter(({ key }) => data.setAside.includes(key));
  const standing = data.findings.filter(({ key }) => !data.setAside.includes(key));
  const shown = checkKinds.filter((kind) => standing.some((one) => one.kind === kind) || isAbout(kind, data));
  if (shown.length === 0 && aside.length === 0) return null;
  const toggle = (name: CheckKind | 'aside'): void => setUnfolded(unfolded === name ? null : name);
  return (
    <section className="checks" aria-label={words.checks}>
      <h2 className="outline-label">{words.checks}</h2>
      <ul>
        {shown.map((kind) => {
          const findings = standing.filter((one) => one.kind === kind);
          return findings.length === 0 ? (
            <li key={kind} className="report-check check-fine">
              <Check size={13} aria-hidden="true" />
              <span>
                <span className="visually-hidden">{words.checkFine} </span>
                {words.fine[kind](data)}
              </span>
            </li>
          ) : (
            <li key={kind}>
              <button
                type="button"
                className="report-check check-open"
                aria-expanded={unfolded === kind}
                onClick={() => {
                  const [only] = findings;
                  if (findings.length === 1 && unfolded !== kind) go(desk, only!);
                  toggle(kind);
                }}
              >
                <CircleAlert size={13} aria-hidden="true" />
                <span>
                  <span className="visually-hidden">{words.checkOpen} </span>
                  {words.open[kind](findings.length)}
                </span>
                {unfolded === kind ? <ChevronDown size={13} /> : <ChevronRight size={13} />}
              </button>
              {unfolded === kind ? <Findings desk={desk} findings={findings} aside={false} /> : null}
            </li>
          );
        })}
        {aside.length === 0 ? null : (
          <li>
            <button
              type="button"
              className="report-check check-aside"
              aria-expanded={unfolded === 'aside'}
              onClick={() => toggle('aside')}
            >
              <span>{words.asideCount(aside.length)}</span>
              {unfolded === 'aside' ? <ChevronDown size={13} /> : <ChevronRight size={13} />}
            </button>
            {unfolded === 'aside' ? <Findings desk={desk} findings={aside} aside /> : null}
          </li>
        )}
      </ul>
    </section>
  );
}

/** Where it stands on the page; what stands in the title, there. */
function go(desk: ReportDesk, { blockId }: CheckFinding): void {
  if (blockId === null) document.querySelector<HTMLElement>('.report-title')?.focus();
  else desk.page.goTo(blockId);
}

function Findings({ desk, findings, aside }: { desk: ReportDesk; findings: CheckFinding[]; aside: boolean }) {
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <Finding key={finding.key} desk={desk} finding={finding} aside={aside} />
      ))}
    </ul>
  );
}

function Finding({ desk, finding, aside }: { desk: ReportDesk; finding: CheckFinding; aside: boolean }) {
  const said = words.reasons[finding.reason](finding.words);
  const { personId, conversationId, reason, key } = finding;
  const items = [
    ...(reason === 'not-asked' && personId !== null
      ? [
          {
            key: 'ask',
            label: words.ask,
            run: () => askFor(desk, finding, personId),
          },
        ]
      : []),
    ...(reason === 'not-credited' && personId !== null && conversationId !== null
      ? [
          {
            key: 'thank',
            label: words.thank,
            run: () => {
              visitConversation(conversationId);
              startThanking(conversationId, { personId, contributionIds: null });
            },
          },
        ]
      : []),
    ...(personId === null ? [] : [{ key: 'person', label: words.openPerson, run: () => openProfile(personId) }]),
    ...(conversationId === null
      ? []
      : [{ key: 'conversation', label: words.openConversation, run: () => visitConversation(conversationId) }]),
    {
      key: 'aside',
      label: aside ? words.bringBack : words.setAside,
      run: () => void setCheckAside(desk.report.id, key, !aside),
    },
  ];
  return (
    <li className="finding">
      <button type="button" className="finding-words" title={words.showPlace} onClick={() => go(desk, finding)}>
        {said}
      </button>
      <Menu look="quiet" label={words.more(said)} face={<MoreHorizontal size={14} />} items={items} />
    </li>
  );
}

function askFor(desk: ReportDesk, finding: CheckFinding, personId: number): void {
  desk.ask(<AskDialog desk={desk} finding={finding} personId={personId} />);
}

function AskDialog(props: { desk: ReportDesk; finding: CheckFinding; personId: number }) {
  const { desk, finding, personId } = props;
  const { asking } = useContext(ReportSlotsContext);
  return (
    <Dialog title={words.askTitle(finding.words)} onClose={() => desk.ask(null)} wide>
      {asking(personId, finding.conversationId)}
    </Dialog>
  );
}
