/** An error whose `code` is stable and whose message is fit for the screen; `details` travel with it to the window or the command line. */
export class SamesideError extends Error {
  readonly code: string;
  readonly details: Record<string, unknown>;
  constructor(code: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** The part of an error that survives structured cloning and JSON. */
export function plainError(error: unknown): { code: string; message: string; details?: Record<string, unknown> } {
  if (error instanceof SamesideError) return { code: error.code, message: error.message, details: error.details };
  const message = error instanceof Error ? error.message : String(error);
  const code = typeof (error as { code?: unknown })?.code === 'string' ? (error as { code: string }).code : 'internal';
  return { code, message };
}
