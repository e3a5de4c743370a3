import { FileInput, Rss, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { importFiles, importFolder, importSample } from '../../actions/imports.ts';
import { Button } from '../../components/button.tsx';
import { showDialog } from '../../stores/panels.ts';
import { text } from '../../text.ts';

/** The first start: three ways to get the first conversations. `working` is shown in their place while one of them runs. */
export function WelcomeView({ working }: { working: ReactNode }) {
  return (
    <main className="welcome" aria-label={text.welcome.title}>
      <div className="welcome-inner">
        <h1>{text.welcome.title}</h1>
        <p className="welcome-lead">{text.welcome.lead}</p>
        {working === null ? (
          <div className="ways">
            <Way icon={<FileInput size={20} />} title={text.welcome.importTitle} hint={text.welcome.importHint}>
              <Button look="main" onClick={() => void importFiles()}>
                {text.welcome.files}
              </Button>
              <Button onClick={() => void importFolder()}>{text.welcome.folder}</Button>
            </Way>
            <Way icon={<Rss size={20} />} title={text.welcome.feedTitle} hint={text.welcome.feedHint}>
              <Button onClick={() => showDialog({ type: 'add-feed' })}>{text.sources.addFeed}</Button>
            </Way>
            <Way icon={<Sparkles size={20} />} title={text.welcome.sampleTitle} hint={text.welcome.sampleHint}>
              <Button onClick={() => void importSample()}>{text.welcome.sample}</Button>
            </Way>
          </div>
        ) : (
          working
        )}
      </div>
    </main>
  );
}

function Way(props: { icon: ReactNode; title: string; hint: string; children: ReactNode }) {
  return (
    <section className="way">
      <span className="way-icon" aria-hidden="true">
        {props.icon}
      </span>
      <h2>{props.title}</h2>
      <p>{props.hint}</p>
      <div className="way-actions">{props.children}</div>
    </section>
  );
}
