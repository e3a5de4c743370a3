import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseSubject } from '../../../shared/model/base-subject.ts';
import { processorTime } from '../../processor-time.ts';

describe('baseSubject', () => {
  it.each([
    ['Re: Hello  World', 'hello world', true],
    ['RE[2]: Hello', 'hello', true],
    ['Re^3: Hello', 'hello', true],
    ['re : [list] Re: Hello', 'hello', true],
    ['[list] Re: Hello', 'hello', true],
    ['[list] Hello', 'hello', false],
    ['Re: [list 123] Hello (fwd)', 'hello', true],
    ['[Fwd: Re: Hello]', 'hello', true],
    ['Fwd: Hello', 'hello', false],
    ['AW: WG: Hallo', 'hallo', true],
    ['SV: Hej', 'hej', true],
    ['Antw: Hallo', 'hallo', true],
    ['Odp: Cześć', 'cześć', true],
    ['R: I: Ciao', 'ciao', true],
    ['回复：你好', '你好', true],
    ['Ответ: Привет', 'привет', true],
    ['Response times', 'response times', false],
    ['Recent: changes', 'recent: changes', false],
    ['[only a tag]', '[only a tag]', false],
    ['Re:', '', true],
    ['', '', false],
  ])('joins answers to what they answer: %s', (subject, base, isReply) => {
    expect(baseSubject(subject)).toEqual({ base, isReply });
  });

  it('gives the same base for an answer to an answer, whatever the subject', () => {
    fc.assert(
      fc.property(fc.string(), (subject) => {
        const { base } = baseSubject(subject);
        expect(baseSubject(base).base).toBe(base);
        expect(baseSubject(`Re: ${subject}`)).toEqual({ base, isReply: true });
      }),
    );
  });

  it('reads a hostile pile of prefixes without standing still', () => {
    const started = processorTime();
    baseSubject('[a] '.repeat(100_000));
    baseSubject('Re: '.repeat(100_000));
    baseSubject(`${'[x'.repeat(50_000)}re`);
    expect(processorTime() - started).toBeLessThan(500);
  });
});
