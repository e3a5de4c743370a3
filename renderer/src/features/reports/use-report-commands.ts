import { redo, undo } from 'prosemirror-history';
import type { Command } from 'prosemirror-state';
import { runCommand, useCommand, type CommandName } from '../../commands.ts';
import { reportCommandOf } from '../../keyboard.ts';
import { announce } from '../../stores/announce.ts';
import { text } from '../../text.ts';
import { blockBelow, blockDown, blockUp } from './block-moves.ts';
import { askComment } from './comment-field.tsx';
import type { ReportDesk } from './insertion.ts';
import { askLink } from './link-field.tsx';
import { code, em, strong } from './text-commands.ts';

/** What the keys of a report do, and the palette by the same names. Returns what takes a key: true when it meant something. */
export function useReportCommands(desk: ReportDesk | null, find: () => void): (event: KeyboardEvent) => boolean {
  const on = (command: Command, said?: string) => (): void => {
    if (desk?.page.run(command) === true && said !== undefined) announce(said);
  };
  const words = text.reportEditor;
  const commands: Partial<Record<CommandName, () => void>> = {
    'report-undo': on(undo),
    'report-redo': on(redo),
    'report-strong': on(strong),
    'report-em': on(em),
    'report-code': on(code),
    'report-link': () => desk && askLink(desk),
    'report-comment': () => desk && askComment(desk),
    'report-find': find,
    'block-up': on(blockUp, words.movedUp),
    'block-down': on(blockDown, words.movedDown),
    'block-below': on(blockBelow),
  };
  useCommand('report-undo', commands['report-undo']!);
  useCommand('report-redo', commands['report-redo']!);
  useCommand('report-link', commands['report-link']!);
  useCommand('report-comment', commands['report-comment']!);
  useCommand('report-find', commands['report-find']!);
  return (event) => {
    const command = reportCommandOf(event);
    if (command === null) return false;
    const run = commands[command];
    if (run !== undefined) run();
    else if (!runCommand(command)) return false;
    return true;
  };
}
