import { Dialog } from '../components/dialog.tsx';
import { showDialog } from '../stores/panels.ts';
import { text } from '../text.ts';

/** Every key, by what it does. */
export function HelpDialog() {
  return (
    <Dialog wide title={text.frame.help} onClose={() => showDialog(null)}>
      <div className="help">
        {text.frame.helpGroups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map(([keys, meaning]) => (
                <div key={meaning}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key} className="kbd">
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
