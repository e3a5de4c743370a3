import type { RouteInput, RouteName, RouteOutput } from './contract.ts';
import type { ChangedKeys } from '../model/keymap.ts';
import type { Place } from '../model/place.ts';
import type { ForgetProgress } from '../model/privacy.ts';
import type { Job } from '../model/records.ts';
import type { ExportStage } from '../model/report-formats.ts';

/** What every request answers with: a rejected invoke would lose the fields of its error. */
export type Envelope<Data> = { ok: true; data: Data } | { ok: false; error: { code: string; message: string } };

/** What the main process tells the window. A `*.changed` event says which queries are stale, never the data itself. */
export type BridgeEvent =
  | { type: 'inbox.changed' }
  /** No ids: any conversation, as after an undo. */
  | { type: 'conversation.changed'; ids: number[] }
  | { type: 'records.changed' }
  /** A draft was saved as it is written. */
  | { type: 'report.saved'; id: number }
  | { type: 'sources.changed' }
  | { type: 'undo.changed' }
  /** Labels, saved views, rules. */
  | { type: 'triage.changed' }
  /** People, and what stands between them and us. */
  | { type: 'people.changed' }
  /** Changes: what people ask for, who asks, what they were told. */
  | { type: 'changes.changed' }
  | { type: 'job.changed'; job: Job }
  /** A rule runs; `total` is null while it still looks for what matches. */
  | { type: 'rule.progress'; ruleId: number; looked: number; total: number | null; changed: number }
  /** Somebody is being forgotten; null when it is over. */
  | { type: 'forget.progress'; progress: ForgetProgress | null }
  /** An export goes on; `key` is that of the request. */
  | { type: 'export.progress'; key: string; stage: ExportStage }
  | { type: 'theme.changed'; dark: boolean }
  | { type: 'keys.changed'; keys: ChangedKeys }
  /** Run what the page knows under this name. */
  | { type: 'command'; command: string }
  | { type: 'open-place'; place: Place }
  /** A window for one thing opened or closed. */
  | { type: 'windows.changed' }
  | { type: 'desktop.changed' };

/** The only thing that the window sees of the machine, as `window.sameside`. */
export interface Bridge {
  request<Name extends RouteName>(name: Name, input: RouteInput<Name>): Promise<Envelope<RouteOutput<Name>>>;
  /** Returns a function that ends the subscription. */
  subscribe(listener: (event: BridgeEvent) => void): () => void;
  /** The path of a file dropped on the window, empty when it has none. */
  pathOf(file: File): string;
}
