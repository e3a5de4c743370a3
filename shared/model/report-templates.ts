import type { ReportDocument } from './report-document.ts';

export const programTemplates = ['weekly', 'brief', 'leadership', 'incident'] as const;
/** A template that comes with the program. */
export type ProgramTemplate = (typeof programTemplates)[number];

/** What a report begins with: nothing, a template of the program, or one of our own by its id. */
export type TemplateKey = 'empty' | ProgramTemplate | `own:${number}`;

/** A template of our own as lists show it. */
export interface OwnTemplate {
  id: number;
  name: string;
  createdAt: number;
}

/** One piece of a template, with how it is filled from the material of a period. `[period]` in words becomes the period. */
export type TemplatePart =
  | { fill: 'heading'; words: string }
  | { fill: 'words'; words: string }
  /** A place for words that somebody has to find. */
  | { fill: 'space' }
  /** Each change with its newest words; `lacking` stands where there is none. */
  | { fill: 'changes'; order: 'newest' | 'voices'; most: number | null; quotes: number; lacking: string }
  | { fill: 'assumptions'; lacking: string }
  /** Messages of the period, or of what was chosen. */
  | { fill: 'chart'; title: string }
  | { fill: 'changed' | 'unanswered' | 'thanks' | 'voices' }
  /** What was said and done about an incident, in the order of time. */
  | { fill: 'timeline' | 'answers' | 'waiting'; lacking: string }
  /** The words about an incident that were kept as evidence. */
  | { fill: 'said'; lacking: string }
  | { fill: 'document'; document: ReportDocument };

export interface Template {
  /** The report's title; `[period]` becomes the period. */
  title: string;
  parts: readonly TemplatePart[];
}

const noChanges = 'Nothing was asked for in this time that had not been told before.';

export const templates: Record<ProgramTemplate, Template> = {
  weekly: {
    title: 'Weekly digest, [period]',
    parts: [
      { fill: 'words', words: 'What people told us, [period], in their own words.' },
      { fill: 'heading', words: 'What came up' },
      { fill: 'changes', order: 'newest', most: null, quotes: 1, lacking: noChanges },
      { fill: 'heading', words: 'How much was said' },
      { fill: 'chart', title: 'Messages, [period]' },
      { fill: 'heading', words: 'What we changed' },
      { fill: 'changed' },
      { fill: 'heading', words: 'What was not answered' },
      { fill: 'unanswered' },
      { fill: 'heading', words: 'Other voices' },
      { fill: 'voices' },
      { fill: 'heading', words: 'People to thank' },
      { fill: 'thanks' },
    ],
  },
  brief: {
    title: 'Product brief, [period]',
    parts: [
      { fill: 'heading', words: 'In short' },
      { fill: 'space' },
      { fill: 'heading', words: 'What people ask for' },
      { fill: 'changes', order: 'voices', most: 10, quotes: 3, lacking: noChanges },
      { fill: 'heading', words: 'Other voices' },
      { fill: 'voices' },
      { fill: 'heading', words: 'What we assume' },
      { fill: 'assumptions', lacking: 'No assumption is held on any of this.' },
      { fill: 'heading', words: 'What was not answered' },
      { fill: 'unanswered' },
      { fill: 'heading', words: 'What we ask of you' },
      { fill: 'space' },
    ],
  },
  leadership: {
    title: 'From our community, [period]',
    parts: [
      { fill: 'heading', words: 'In short' },
      { fill: 'space' },
      { fill: 'heading', words: 'What most people ask for' },
      { fill: 'changes', order: 'voices', most: 3, quotes: 1, lacking: noChanges },
      { fill: 'chart', title: 'Messages, [period]' },
      { fill: 'heading', words: 'What we need from you' },
      { fill: 'space' },
    ],
  },
  incident: {
    title: 'What happened, [period]',
    parts: [
      { fill: 'heading', words: 'In short' },
      { fill: 'space' },
      { fill: 'heading', words: 'Timeline' },
      { fill: 'timeline', lacking: 'Nothing was said about it in this time.' },
      { fill: 'chart', title: 'Messages about it, [period]' },
      { fill: 'heading', words: 'What people said' },
      { fill: 'said', lacking: 'None of these words are kept as evidence yet.' },
      { fill: 'heading', words: 'What they ask for' },
      { fill: 'changes', order: 'newest', most: 10, quotes: 0, lacking: 'No change came of it yet.' },
      { fill: 'heading', words: 'What we answered' },
      { fill: 'answers', lacking: 'We have not answered yet.' },
      { fill: 'heading', words: 'What was not answered' },
      { fill: 'waiting', lacking: 'Nobody waits for an answer.' },
      { fill: 'heading', words: 'Who helped' },
      { fill: 'thanks' },
    ],
  },
};

/** What an incident is about. */
export type Focus = { type: 'search'; query: string } | { type: 'label'; id: number } | { type: 'change'; id: number };
