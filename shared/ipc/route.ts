import type * as z from 'zod';

/** One request that the window may make: how its input is parsed, and the type of what comes back. */
export interface Route<Input extends z.ZodType = z.ZodType, Output = unknown> {
  input: Input;
  /** Type only: never set. */
  readonly output?: Output;
}

/** `route<Output>()(schema)`: the output is named, the input follows from its schema. */
export function route<Output>(): <Input extends z.ZodType>(input: Input) => Route<Input, Output> {
  return (input) => ({ input });
}
