import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../components/button.tsx';
import { hideToast, useAnnouncements } from '../stores/announce.ts';
import type { Toast } from '../stores/announce.ts';
import { text } from '../text.ts';

const toastTime = 6000;

/** What was done, for the eye and for the ear. */
export function Announcer() {
  const { spoken, toast } = useAnnouncements();
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite" data-announcer>
        {/* A new element for each sentence: the same words twice are said twice. */}
        <span key={spoken.id}>{spoken.words}</span>
      </div>
      {toast === null ? null : <ToastLine key={toast.id} toast={toast} />}
    </>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || toast.tone === 'danger') return;
    const timer = setTimeout(() => hideToast(toast.id), toastTime);
    return () => clearTimeout(timer);
  }, [held, toast]);
  return (
    <section
      className={`toast toast-${toast.tone}`}
      aria-label={toast.words}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="toast-words">{toast.words}</span>
      {toast.action === null ? null : (
        <Button
          look="quiet"
          onClick={() => {
            hideToast(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label={text.frame.dismiss} onClick={() => hideToast(toast.id)}>
        <X size={14} />
      </IconButton>
    </section>
  );
}
