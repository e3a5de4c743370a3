/** How the program was started. Everything in it came from outside. */
export interface Launch {
  /** The arguments of a verb that runs without a window, null for the window. */
  verb: string[] | null;
  /** The profile folder that was asked for. */
  data: string | null;
  /** Open the window, try the main things on a temporary profile, and end. */
  smoke: boolean;
}

/** Reads the arguments of the program. All that follows `--verb` belongs to the verb, `--data` included. */
export function launchOf(argv: readonly string[]): Launch {
  const verbAt = argv.indexOf('--verb');
  const own = verbAt === -1 ? argv : argv.slice(0, verbAt);
  return {
    verb: verbAt === -1 ? null : argv.slice(verbAt + 1),
    data: valueOf(own, '--data'),
    smoke: own.includes('--smoke'),
  };
}

function valueOf(argv: readonly string[], name: string): string | null {
  const joined = argv.find((argument) => argument.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1) || null;
  const at = argv.indexOf(name);
  return at === -1 ? null : (argv[at + 1] ?? null);
}
