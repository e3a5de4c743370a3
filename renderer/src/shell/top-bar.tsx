import { NotebookPen, Settings, Wifi, WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { runCommand } from '../commands.ts';
import { Button, IconButton } from '../components/button.tsx';
import { SearchBox } from '../features/search/search-box.tsx';
import { showDialog } from '../stores/panels.ts';
import { text } from '../text.ts';
import { Mark } from './mark.tsx';

function watchNetwork(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

export function TopBar() {
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  return (
    <header className="top-bar">
      <div className="brand">
        <Mark />
        <span>{text.frame.name}</span>
      </div>
      <SearchBox />
      <div className="top-actions">
        <Button look="quiet" icon={<NotebookPen size={15} />} keys="note" onClick={() => runCommand('note')}>
          {text.frame.note}
        </Button>
        <span className="network" role="status" title={online ? text.frame.onlineHint : text.frame.offlineHint}>
          {online ? <Wifi size={15} /> : <WifiOff size={15} />}
          <span>{online ? text.frame.online : text.frame.offline}</span>
        </span>
        <IconButton label={text.frame.help} keys="help" onClick={() => showDialog({ type: 'help' })}>
          <span className="help-sign" aria-hidden="true">
            ?
          </span>
        </IconButton>
        <IconButton label={text.frame.settings} aria-haspopup="dialog" onClick={() => runCommand('settings')}>
          <Settings size={16} />
        </IconButton>
      </div>
    </header>
  );
}
