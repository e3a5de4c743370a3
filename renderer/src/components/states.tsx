import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { messageOf } from '../ipc.ts';
import { text } from '../text.ts';
import { Button } from './button.tsx';

interface EmptyProps {
  title: string;
  hint?: string | undefined;
  icon?: ReactNode;
  children?: ReactNode;
}

/** What belongs here, and the one thing to do. */
export function EmptyState({ title, hint, icon, children }: EmptyProps) {
  return (
    <div className="state">
      {icon === undefined ? null : (
        <div className="state-icon" aria-hidden="true">
          {icon}
        </div>
      )}
      <p className="state-title">{title}</p>
      {hint === undefined ? null : <p className="state-hint">{hint}</p>}
      {children}
    </div>
  );
}

/** What happened, and a retry. */
export function ErrorState({ title, error, retry }: { title: string; error: unknown; retry: () => void }) {
  return (
    <div className="state" role="alert">
      <p className="state-title state-danger">{title}</p>
      <p className="state-hint">{messageOf(error)}</p>
      <Button onClick={retry}>{text.frame.retry}</Button>
    </div>
  );
}

/** Nothing for the first 150 ms, then a quiet line. */
export function LoadingState() {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return shown ? (
    <div className="state state-loading" role="status">
      {text.frame.loading}
    </div>
  ) : null;
}
