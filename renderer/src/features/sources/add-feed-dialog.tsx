import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/fields.tsx';
import { codeOf, messageOf, request } from '../../ipc.ts';
import { queries } from '../../query.ts';
import { showToast } from '../../stores/announce.ts';
import { showDialog } from '../../stores/panels.ts';
import { text } from '../../text.ts';
import { feedHost, readFeedAddress } from './feed-address.ts';

/** The guarded fetch refuses hosts inside private networks with this code. */
const refusedHost = 'private-address';

interface Problem {
  code: string;
  message: string;
}

/** Asks for the address of a feed and stays until it is known whether one is there. */
export function AddFeedDialog() {
  const [words, setWords] = useState('');
  const [jobId, setJobId] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const job = useQuery(queries.jobs()).data?.find((one) => one.id === jobId);

  useEffect(() => {
    if (job === undefined || job.state === 'running') return;
    if (job.state === 'done') {
      showToast(text.sources.added(job.result?.source?.name ?? job.label));
      showDialog(null);
    } else {
      setJobId(null);
      setProblem(job.error);
    }
  }, [job]);

  const add = async (allowHost: boolean): Promise<void> => {
    const address = readFeedAddress(words);
    if (address === null) {
      setProblem({ code: 'address', message: text.sources.addressWrong });
      return;
    }
    setProblem(null);
    try {
      setJobId((await request('source.addFeed', { address, allowHost })).jobId);
    } catch (error) {
      setProblem({ code: codeOf(error), message: messageOf(error) });
    }
  };

  const busy = jobId !== null;
  const refused = problem?.code === refusedHost;
  return (
    <Dialog title={text.sources.addFeedTitle} onClose={() => showDialog(null)}>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add(false);
        }}
      >
        <TextField
          label={text.sources.address}
          type="url"
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          placeholder={text.sources.addressPlaceholder}
          hint={text.sources.addFeedHint}
          problem={refused ? text.sources.privateHost(feedHost(words)) : (problem?.message ?? null)}
          value={words}
          onChange={(next) => {
            setWords(next);
            setProblem(null);
          }}
        />
        <DialogFoot submit={text.sources.add} ready={!busy} onCancel={() => showDialog(null)}>
          {busy ? (
            <span className="quiet" role="status">
              {text.sources.adding}
            </span>
          ) : null}
          {refused ? <Button onClick={() => void add(true)}>{text.sources.allowHost}</Button> : null}
        </DialogFoot>
      </form>
    </Dialog>
  );
}
