/** What would go with a person who asks to be forgotten. */
export interface ForgetPreview {
  name: string;
  /** Places and addresses under which they are known here. */
  identities: { place: string; address: string }[];
  messages: number;
  /** Conversations in which nobody else speaks: they go as a whole. */
  conversations: number;
  /** Conversations in which others speak too: what they quote of the person is blacked out. */
  shared: number;
  evidence: number;
  contributions: number;
  credits: number;
  promises: number;
  notes: number;
  /** Reports that lose quotes. */
  reports: { id: number; title: string }[];
}

/** How far it is; `done` of `of` in the phase named. */
export interface ForgetProgress {
  phase: 'conversations' | 'messages' | 'records' | 'file';
  done: number;
  of: number;
}
