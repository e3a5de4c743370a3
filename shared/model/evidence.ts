import type { CreditWish } from './credit-wish.ts';

/** A quoted span of a message, frozen at capture. */
export interface Evidence {
  id: number;
  messageId: number | null;
  conversationId: number | null;
  personId: number | null;
  quote: string;
  /** Offsets into the message's plain text, UTF-16 code units. */
  start: number;
  end: number;
  /** The person's name as known now; `wish` says how it may be shown. */
  who: string;
  handle: string | null;
  wish: CreditWish;
  source: string;
  /** When the message was written. */
  date: number;
  url: string | null;
  capturedAt: number;
  /** SHA-256 of the quoted words, hex. */
  hash: string;
}
