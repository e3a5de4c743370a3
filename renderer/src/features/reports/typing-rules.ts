import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import type { Attrs, Mark } from 'prosemirror-model';
import type { Plugin, Transaction } from 'prosemirror-state';
import { isLinkAddress, linkAddress } from '../../../../shared/model/link-address.ts';
import { marks, nodes } from './text-commands.ts';

/** What typing Markdown turns into. Backspace right behind it gives back what was typed. */
export function typingRules(): Plugin {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,3})\s$/, nodes.heading, ([, signs]) => ({ level: signs!.length })),
      wrappingInputRule(/^\s*[-+*]\s$/, nodes.bullet_list),
      wrappingInputRule(
        /^(\d{1,4})[.)]\s$/,
        nodes.ordered_list,
        ([, start]) => ({ order: Number(start) }),
        ([, start], list) => list.childCount + Number(list.attrs['order']) === Number(start),
      ),
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
      textblockTypeInputRule(/^```$/, nodes.code_block),
      ruleOf(/^(?:---|\*\*\*|___)$/),
      marked(/(?:^|[^*])(\*\*([^*\s](?:[^*]*[^*\s])?)\*\*)$/, 'strong'),
      marked(/(?:^|[^*\p{L}\p{N}])(\*([^*\s](?:[^*]*[^*\s])?)\*)$/u, 'em'),
      marked(/(?:^|[^_\p{L}\p{N}])(_([^_\s](?:[^_]*[^_\s])?)_)$/u, 'em'),
      marked(/(?:^|[^`])(`([^`]+)`)$/, 'code'),
      linkOf(/(\[([^[\]]+)\]\(([^\s()]+)\))$/),
      bareLink(/(?:^|\s)(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])\s$/),
    ],
  });
}

/** The first group is what is typed, the second what stays of it. */
function marked(pattern: RegExp, name: 'strong' | 'em' | 'code'): InputRule {
  return new InputRule(pattern, (state, [, whole, inner], _start, end) =>
    put(state.tr, end, whole!, inner!, marks[name].create()),
  );
}

function linkOf(pattern: RegExp): InputRule {
  return new InputRule(pattern, (state, [, whole, words, typed], _start, end) => {
    const href = linkAddress(typed!);
    return href === null ? null : put(state.tr, end, whole!, words!, marks.link.create({ href }));
  });
}

/** The last character of `whole` is only just being typed: it is not in the document. */
function put(change: Transaction, end: number, whole: string, inner: string, mark: Mark) {
  const from = end - whole.length + 1;
  if (from < 0 || change.doc.textBetween(from, end, '\n', '\n') !== whole.slice(0, -1)) return null;
  const at = from + whole.indexOf(inner);
  const until = at + inner.length;
  // The words themselves stay, so that other marks on them do.
  if (end > until) change.delete(until, end);
  change.delete(from, at);
  return change.addMark(from, from + inner.length, mark).removeStoredMark(mark.type);
}

function bareLink(pattern: RegExp): InputRule {
  return new InputRule(pattern, (state, [, address], _start, end) => {
    if (!isLinkAddress(address!)) return null;
    const from = end - address!.length;
    if (state.doc.rangeHasMark(from, end, marks.link)) return null;
    const mark = marks.link.create({ href: address! } satisfies Attrs);
    return state.tr.addMark(from, end, mark).insertText(' ', end).removeStoredMark(marks.link);
  });
}

function ruleOf(pattern: RegExp): InputRule {
  return new InputRule(pattern, (state, _match, start) => {
    const $start = state.doc.resolve(start);
    if ($start.parent.type !== nodes.paragraph) return null;
    const at = $start.before();
    if (!$start.node(-1).canReplaceWith($start.index(-1), $start.index(-1), nodes.horizontal_rule)) return null;
    const end = $start.pos + $start.parent.content.size;
    return state.tr.delete($start.pos, end).insert(at, nodes.horizontal_rule.create());
  });
}
