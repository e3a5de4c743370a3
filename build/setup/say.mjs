let stream = process.stdout;

/** From here on lines go to standard error, because standard output belongs to the program that is run. */
export function sayOnStderr() {
  stream = process.stderr;
}

/** One line to the person at the terminal. */
export function say(line) {
  stream.write(`${line}\n`);
}

/** Set-up cannot go on. The message says why and holds the exact command to run. */
export class SetupError extends Error {}
