import { UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { exportPerson } from '../../actions/privacy.ts';
import { Button } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { showDialog } from '../../stores/panels.ts';
import { text } from '../../text.ts';

const formats = ['html', 'json'] as const;

/** What somebody can ask for: all that is held about them, and to be forgotten. */
export function PrivacySection({ personId }: { personId: number }) {
  const [busy, setBusy] = useState(false);
  const write = async (format: (typeof formats)[number]): Promise<void> => {
    setBusy(true);
    await exportPerson(personId, format);
    setBusy(false);
  };
  return (
    <section className="person-section privacy" aria-labelledby={`privacy-${personId}`}>
      <h2 id={`privacy-${personId}`}>{text.privacy.heading}</h2>
      <p className="quiet">{text.privacy.hint}</p>
      <div className="privacy-actions">
        <Menu
          align="start"
          label={busy ? text.privacy.exporting : text.privacy.export}
          disabled={busy}
          items={formats.map((format) => ({
            key: format,
            label: text.privacy.formats[format],
            run: () => void write(format),
          }))}
        />
        <Button look="quiet" icon={<UserRoundX size={14} />} onClick={() => showDialog({ type: 'forget', personId })}>
          {text.privacy.forget}
        </Button>
      </div>
    </section>
  );
}
