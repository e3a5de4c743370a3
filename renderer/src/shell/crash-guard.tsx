import { Component } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { messageOf } from '../ipc.ts';
import { text } from '../text.ts';

/** Catches a fault while drawing: the window says so and can draw itself again. React has this only as a class. */
export class CrashGuard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <main className="crash">
        <h1>{text.frame.crashTitle}</h1>
        <p>{text.frame.crashHint}</p>
        <p className="quiet">{messageOf(this.state.error)}</p>
        <Button look="main" onClick={() => this.setState({ error: null })}>
          {text.frame.crashRetry}
        </Button>
      </main>
    );
  }
}
