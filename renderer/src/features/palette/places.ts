import type { InboxView } from '../../../../shared/model/conversation.ts';
import type { Note, ReportSummary, SearchHit, Source } from '../../../../shared/model/records.ts';
import type { Change } from '../../../../shared/model/change.ts';
import type { Label, SavedView } from '../../../../shared/model/triage.ts';
import { practices } from '../../../../shared/model/practice.ts';
import type { CommandGroup } from '../../../../shared/model/commands.ts';
import { commandNames, commands } from '../../../../shared/model/commands.ts';
import type { CommandName } from '../../commands.ts';
import { isOffered, runCommand } from '../../commands.ts';
import { showFailure } from '../../actions/failure.ts';
import { showBeside } from '../../actions/places.ts';
import { openSavedView } from '../../actions/saved-views.ts';
import { showToast } from '../../stores/announce.ts';
import {
  openChange,
  openNote,
  openProfile,
  openReport,
  showInbox,
  visitConversation,
} from '../../stores/navigation.ts';
import type { PaletteStep } from '../../stores/palette.ts';
import { showPractice, typeSearch } from '../../stores/search.ts';
import { countOf } from '../../text/count.ts';
import { text } from '../../text.ts';
import type { PaletteEntry } from './entry.ts';

/** Opens a window for one thing. */
function openApart(place: { type: 'conversation' | 'report'; id: number }): void {
  showBeside(place).catch((error: unknown) => showFailure(text.desktop.openBeside, error));
}

const inboxViews: InboxView[] = ['open', 'snoozed', 'done', 'all'];

/** What is done with the open conversation first; moving about is seldom looked for. */
const groupOrder: CommandGroup[] = ['conversation', 'list', 'window', 'report', 'move', 'go'];

/** Commands that somebody on screen offers now. Those that go to a view stand among the views. */
export function commandEntries(steps: ReadonlySet<CommandName>): PaletteEntry[] {
  return commandNames
    .filter((name) => name !== 'palette' && name !== 'close' && isOffered(name))
    .toSorted((one, other) => groupOrder.indexOf(commands[one].group) - groupOrder.indexOf(commands[other].group))
    .map((name) => ({
      key: `command:${name}`,
      group: commands[name].group === 'go' ? 'view' : 'command',
      title: text.commands.name[name],
      command: name,
      ...(steps.has(name) ? { step: name as PaletteStep } : {}),
      run: () => {
        if (!runCommand(name)) showToast(text.palette.notHere(text.commands.name[name]));
      },
    }));
}

export function listEntries(): PaletteEntry[] {
  return inboxViews.map((view) => ({
    key: `list:${view}`,
    group: 'view',
    title: text.palette.list[view],
    run: () => showInbox({ view, filter: null }),
  }));
}

/** The conversations that bear each practice. */
export function practiceEntries(): PaletteEntry[] {
  return practices.map((practice) => ({
    key: `practice:${practice}`,
    group: 'view',
    title: text.conversation.alikeBy[practice],
    also: text.inbox.practices[practice],
    run: () => showPractice(practice),
  }));
}

export function sourceEntries(sources: Source[]): PaletteEntry[] {
  return sources.map(({ id, name, address, conversations }) => ({
    key: `source:${id}`,
    group: 'source',
    title: name,
    also: address ?? '',
    detail: countOf(conversations, 'conversation'),
    run: () => showInbox({ filter: { type: 'source', id } }),
  }));
}

export function labelEntries(labels: Label[]): PaletteEntry[] {
  return labels.map(({ id, name }) => ({
    key: `label:${id}`,
    group: 'label',
    title: name,
    run: () => showInbox({ filter: { type: 'label', id } }),
  }));
}

export function changeEntries(changes: Change[]): PaletteEntry[] {
  return changes.map(({ id, title, conversations }) => ({
    key: `change:${id}`,
    group: 'change',
    title,
    detail: countOf(conversations, 'conversation'),
    run: () => openChange(id),
  }));
}

export function savedEntries(views: SavedView[]): PaletteEntry[] {
  return views.map((view) => ({
    key: `saved:${view.id}`,
    group: 'saved',
    title: view.name,
    detail: view.query,
    run: () => openSavedView(view),
  }));
}

export function reportEntries(reports: ReportSummary[]): PaletteEntry[] {
  return reports.map(({ id, title }) => ({
    key: `report:${id}`,
    group: 'report',
    title: title || text.reports.untitled,
    run: () => openReport(id),
    beside: () => openApart({ type: 'report', id }),
  }));
}

export function noteEntries(notes: Note[]): PaletteEntry[] {
  return notes.map(({ id, body, targetTitle }) => ({
    key: `note:${id}`,
    group: 'note',
    title: firstLine(body) || text.notes.untitled,
    detail: targetTitle ?? '',
    typedOnly: true,
    run: () => openNote(id),
  }));
}

function firstLine(body: string): string {
  return (/\S.*/.exec(body)?.[0] ?? '').replace(/^#+\s*/, '').slice(0, 120);
}

export function conversationEntries(conversations: { id: number; title: string }[]): PaletteEntry[] {
  return conversations.map(({ id, title }) => ({
    key: `conversation:${id}`,
    group: 'conversation',
    title: title || text.inbox.untitled,
    run: () => visitConversation(id),
    beside: () => openApart({ type: 'conversation', id }),
  }));
}

/** What the database found by the words: people, and conversations by their messages. */
export function hitEntries(hits: SearchHit[]): PaletteEntry[] {
  return hits.flatMap((hit): PaletteEntry[] => {
    const { type, id, title, from, conversationId } = hit;
    if (type === 'person') {
      return [{ key: `person:${id}`, group: 'person', title, detail: hit.snippet, run: () => openProfile(id) }];
    }
    if (type !== 'message' || conversationId === null) return [];
    return [
      {
        key: `conversation:${conversationId}`,
        group: 'conversation',
        title: title || text.inbox.untitled,
        detail: from,
        run: () => visitConversation(conversationId, { messageId: id, words: [] }),
        beside: () => openApart({ type: 'conversation', id: conversationId }),
      },
    ];
  });
}

export function searchEntry(words: string): PaletteEntry {
  return {
    key: 'search',
    group: 'search',
    title: text.palette.search(words),
    run: () => {
      typeSearch(words);
      runCommand('search');
    },
  };
}
