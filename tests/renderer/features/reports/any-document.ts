import fc from 'fast-check';
import type { Mark, Node } from 'prosemirror-model';
import { reportSchema } from '../../../../renderer/src/features/reports/schema.ts';

const { nodes, marks } = reportSchema;
const make = (name: string, attrs: Record<string, unknown> | null, content: Node[] = []): Node =>
  nodes[name]!.createChecked(attrs, content);

const words = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const record = fc.integer({ min: 1, max: 1_000_000 });
const time = fc.integer({ min: 0, max: 2_000_000_000_000 });
const id = fc.option(fc.uuid(), { nil: null });
const size = fc.integer({ min: 1, max: 5000 });

const mark = fc.oneof(
  fc.constantFrom('strong', 'em', 'code').map((name) => marks[name]!.create()),
  fc.constantFrom('https://example.org/', 'mailto:reader@example.org').map((href) => marks['link']!.create({ href })),
  words.map((said) => marks['comment']!.create({ words: said })),
);
const inline = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(words, fc.array(mark, { maxLength: 2 })).map(([text, some]) => marked(text, some)) },
  { weight: 1, arbitrary: fc.constant(nodes['hard_break']!.create()) },
);

function marked(text: string, some: readonly Mark[]): Node {
  return reportSchema.text(
    text,
    some.reduce((set, one) => one.addToSet(set), [] as readonly Mark[]),
  );
}

const textBlock = fc.oneof(
  fc.tuple(id, fc.array(inline, { maxLength: 4 })).map(([name, content]) => make('paragraph', { id: name }, content)),
  fc
    .tuple(id, fc.constantFrom(1, 2, 3), fc.array(inline, { maxLength: 3 }))
    .map(([name, level, content]) => make('heading', { id: name, level }, content)),
  fc.tuple(id, words).map(([name, text]) => make('code_block', { id: name }, [reportSchema.text(text)])),
);
const ownBlock = fc.oneof(
  id.map((name) => make('horizontal_rule', { id: name })),
  fc
    .tuple(id, record, fc.array(record, { maxLength: 3 }))
    .map(([name, evidenceId, also]) => make('evidence', { id: name, evidenceId, also })),
  fc.tuple(id, record).map(([name, changeId]) => make('change', { id: name, changeId })),
  fc.tuple(id, record).map(([name, assumptionId]) => make('assumption', { id: name, assumptionId })),
  fc
    .tuple(id, time, fc.option(time, { nil: null }))
    .map(([name, since, until]) => make('thanks', { id: name, since, until, leftOut: [] })),
  fc.tuple(id, time).map(([name, since]) => make('changed', { id: name, since, until: null, leftOut: [1] })),
  id.map((name) => make('unanswered', { id: name, leftOut: [] })),
  fc
    .tuple(id, words)
    .map(([name, query]) => make('chart', { id: name, title: '', query, by: 'week', since: null, until: null })),
  fc
    .tuple(id, hash, size)
    .map(([name, asset, width]) => make('image', { id: name, asset, alt: '', width, height: 10 })),
  fc.tuple(id, hash, words, time).map(([name, asset, text, date]) =>
    make('message_image', {
      id: name,
      messageId: 1,
      personId: null,
      asset,
      named: true,
      text,
      place: 'Mail',
      date,
      url: null,
      width: 10,
      height: 10,
    }),
  ),
);
const flat = fc.oneof({ weight: 5, arbitrary: textBlock }, { weight: 2, arbitrary: ownBlock });
const paragraph = fc.array(inline, { maxLength: 3 }).map((content) => make('paragraph', null, content));
const list = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(paragraph, fc.array(flat, { maxLength: 1 })), { minLength: 1, maxLength: 3 }))
  .map(([ordered, items]) =>
    make(
      ordered ? 'ordered_list' : 'bullet_list',
      ordered ? { order: 3 } : null,
      items.map(([first, rest]) => make('list_item', null, [first, ...rest])),
    ),
  );
const table = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), paragraph)
  .map(([rows, columns, inside]) =>
    make(
      'table',
      null,
      Array.from({ length: rows }, (_, row) =>
        make(
          'table_row',
          null,
          Array.from({ length: columns }, () => make(row === 0 ? 'table_header' : 'table_cell', null, [inside])),
        ),
      ),
    ),
  );
const holder = fc.oneof(
  fc.array(flat, { minLength: 1, maxLength: 3 }).map((inside) => make('blockquote', null, inside)),
  fc.tuple(words, fc.array(flat, { maxLength: 2 })).map(([reason, inside]) => make('voices', { reason }, inside)),
);

/** Documents with every kind of block. */
export const anyDocument: fc.Arbitrary<Node> = fc
  .array(fc.oneof({ weight: 6, arbitrary: flat }, list, table, holder), { minLength: 1, maxLength: 6 })
  .map((content) => make('doc', null, content));
