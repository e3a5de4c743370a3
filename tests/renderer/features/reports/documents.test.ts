import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentJson, documentOf, isReadable, nodeOf } from '../../../../renderer/src/features/reports/documents.ts';
import { documentFault } from '../../../../shared/model/document-fault.ts';
import type { ReportDocument } from '../../../../shared/model/report-document.ts';
import { anyDocument } from './any-document.ts';

describe('a document of the page', () => {
  it('is stored as the types say, and comes back the same', () => {
    // Catches a block that the page knows and the database refuses, or the other way round, and words lost on the way.
    fc.assert(
      fc.property(anyDocument, (doc) => {
        const json = documentJson(doc);
        expect(JSON.parse(json)).toEqual(documentOf(doc));
        expect(documentFault(JSON.parse(json))).toBeNull();
        expect(nodeOf(JSON.parse(json) as ReportDocument).eq(doc)).toBe(true);
      }),
    );
  });

  it('is refused with its place when anything in it is of another shape', () => {
    // Catches a checker that looks at the outermost blocks only.
    fc.assert(
      fc.property(anyDocument, fc.nat(), fc.constantFrom<unknown>(undefined, -1.5, {}, [[]]), (doc, which, wrong) => {
        const document = JSON.parse(documentJson(doc)) as ReportDocument;
        const types: Record<string, unknown>[] = [];
        const walk = (value: unknown): void => {
          if (typeof value !== 'object' || value === null) return;
          if ('type' in value) types.push(value as Record<string, unknown>);
          Object.values(value).forEach(walk);
        };
        walk(document.content);
        types[which % types.length]!['type'] = wrong;
        expect(documentFault(document)).toMatch(/^content\[\d+\]/);
      }),
    );
  });

  it('of a newer version is not opened', () => {
    // Catches a page that leaves out what it does not know, and saves the rest over it.
    expect(isReadable({ version: 3, content: [] } as unknown as ReportDocument)).toBe(false);
    expect(isReadable({ version: 2, content: [{ type: 'hologram' }] } as unknown as ReportDocument)).toBe(false);
    expect(isReadable({ version: 2, content: [] })).toBe(true);
  });

  it('names the place of what is wrong', () => {
    const at = (content: unknown): string | null => documentFault({ version: 2, content });
    expect(at([{ type: 'paragraph' }, { type: 'heading', attrs: { level: 7 } }])).toBe(
      'content[1].attrs.level: a level from 1 to 3',
    );
    expect(
      at([
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:1' } }] }],
        },
      ]),
    ).toBe('content[0].content[0].marks[0].attrs.href: an address of a link');
    expect(
      at([{ type: 'bullet_list', content: [{ type: 'list_item', content: [{ type: 'horizontal_rule' }] }] }]),
    ).toBe('content[0].content[0].content[0].type: paragraph');
    expect(at([{ type: 'paragraph', attrs: { style: 'x' } }])).toBe('content[0].attrs.style: nothing of this name');
    expect(documentFault({ version: 3, content: [] })).toBe('version: 2');
  });
});
