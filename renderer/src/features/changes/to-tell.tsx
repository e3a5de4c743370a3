import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { ChangeVoice, TellingDraft, VoicePlace } from '../../../../shared/model/change.ts';
import { languages } from '../../../../shared/model/languages.ts';
import { copyTelling, exportTelling, tellByHand } from '../../actions/changes.ts';
import { openLink } from '../../actions/outside.ts';
import { Button } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { request } from '../../ipc.ts';
import { queries, queryClient } from '../../query.ts';
import { text } from '../../text.ts';
import { useAutosave } from '../../use-autosave.ts';

interface ToTellProps {
  changeId: number;
  voice: ChangeVoice;
  place: VoicePlace;
  draft: TellingDraft;
  onTold: () => void;
  /** The draft as it was made stands in the data again. */
  onFresh: () => void;
}

/** What to tell somebody at one place: a draft that can be written over, and the ways to get it there. */
export function ToTell({ changeId, voice, place, draft, onTold, onFresh }: ToTellProps) {
  const name = voice.who || text.inbox.nobody;
  const { personId } = voice;
  const { conversationId, url, address } = place;
  const where = { id: changeId, personId, conversationId };
  const [words, setWords] = useState(draft.words);
  const saving = useAutosave<string | null>(`telling-${changeId}-${personId}-${conversationId}`, (value) =>
    request('change.saveDraft', { ...where, words: value }),
  );
  // A draft that waits to be saved would come back beside what was told.
  const tell = async (how: (telling: typeof where & { words: string }) => Promise<unknown>): Promise<void> => {
    await saving.flush().catch(() => undefined);
    await how({ ...where, words });
    onTold();
  };
  const startAnew = async (): Promise<void> => {
    await saving.flush().catch(() => undefined);
    await request('change.saveDraft', { ...where, words: null });
    await queryClient.invalidateQueries({ queryKey: queries.changeVoices(changeId).queryKey });
    onFresh();
  };
  const isEdited = draft.edited || words !== draft.words;
  const formats = (['md', 'txt', 'eml'] as const).filter((format) => format !== 'eml' || address !== null);
  return (
    <div className="change-telling">
      {voice.places.length < 2 ? null : (
        <p className="change-telling-place">
          {place.sourceName}: {place.title || text.inbox.untitled}
        </p>
      )}
      <textarea
        className="field"
        aria-label={text.changes.draft(name, place.sourceName)}
        lang={draft.language}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          saving.change(event.target.value);
        }}
      />
      <div className="change-telling-tools">
        <Button look="main" onClick={() => void tell((telling) => copyTelling(name, telling))}>
          {text.changes.copy}
        </Button>
        <Menu
          label={text.changes.export}
          align="start"
          items={formats.map((format) => ({
            key: format,
            label: text.changes.formats[format],
            run: () => void tell((telling) => exportTelling(name, { ...telling, format })),
          }))}
        />
        {url === null ? null : (
          <Button icon={<ExternalLink size={14} />} onClick={() => void openLink(url)}>
            {text.changes.original}
          </Button>
        )}
        <Button look="quiet" onClick={() => void tell((telling) => tellByHand(name, telling))}>
          {text.changes.toldAlready}
        </Button>
        <span className="quiet change-telling-language">
          {isEdited ? text.changes.edited : text.changes.draftIn(languages[draft.language] ?? draft.language)}
        </span>
        {isEdited ? (
          <Button look="quiet" onClick={() => void startAnew()}>
            {text.changes.fresh}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
