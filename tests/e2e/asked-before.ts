import { heading, type ReportBlock } from '../../shared/model/report-document.ts';
import { ask } from './ask.ts';
import type { Sameside } from './fixtures.ts';
import { saveReport } from './saved-report.ts';

interface Asker {
  conversationId: number;
  personId: number;
}

/**
 * The first may be named, the second not, the third was not asked. The first two ask for a change that an earlier report named
 * and nobody answered; what the third asked for has shipped; an assumption is held on the first.
 */
export async function askedBefore(sameside: Sameside, askers: readonly [Asker, Asker, Asker]): Promise<void> {
  const [one, two, three] = askers;
  await ask(sameside, 'person.setCreditWish', { id: one.personId, wish: 'name' });
  await ask(sameside, 'person.setCreditWish', { id: two.personId, wish: 'anonymous' });
  const change = async (title: string, ids: number[]): Promise<number> => {
    const { id } = await ask(sameside, 'change.create', { title });
    const action = { type: 'change', changeId: id, on: true } as const;
    await ask(sameside, 'conversation.act', { target: { ids }, action });
    return id;
  };
  const asked = await change('Sources stand beside every claim', [one.conversationId, two.conversationId]);
  const shipped = await change('Old links lead somewhere', [three.conversationId]);
  const earlier = await ask(sameside, 'report.create', { title: 'What we asked for in spring' });
  const content: ReportBlock[] = [heading(1, 'Asked', 'a'), { type: 'change', attrs: { id: 'b', changeId: asked } }];
  await saveReport(sameside, earlier.id, content);
  await ask(sameside, 'report.publish', { id: earlier.id });
  await ask(sameside, 'change.move', { id: shipped, state: 'shipped', words: 'They are redirected now.', by: '' });
  await ask(sameside, 'assumption.hold', {
    conversationId: one.conversationId,
    sentence: 'Only newcomers miss the sources',
    lookAgainAt: null,
  });
}
