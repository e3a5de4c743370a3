import type { Place } from '../shared/model/place.ts';
import { linkScheme, placeOfLink } from '../shared/model/place.ts';

/** How the program was started. Everything in it came from outside. */
export interface Launch {
  /** The arguments of a verb that runs without a window, null for the window. */
  verb: string[] | null;
  /** The profile folder that was asked for. */
  data: string | null;
  /** The place to open, from a link of ours that somebody clicked. */
  place: Place | null;
  /** Begin in the tray, without a window. */
  hidden: boolean;
  /** Open the window, try the main things on a temporary profile, and end. */
  smoke: boolean;
}

/**
 * Reads the arguments of the program. All that follows `--verb` belongs to the verb, `--data` included. What follows a link is
 * not read at all: a page that makes the system open one must not add to our arguments.
 */
export function launchOf(argv: readonly string[]): Launch {
  const linkAt = argv.findIndex(isLink);
  const verbAt = argv.indexOf('--verb');
  if (verbAt !== -1 && (linkAt === -1 || verbAt < linkAt)) {
    const own = argv.slice(0, verbAt);
    return {
      verb: argv.slice(verbAt + 1),
      data: valueOf(own, '--data'),
      place: null,
      hidden: false,
      smoke: own.includes('--smoke'),
    };
  }
  const own = linkAt === -1 ? argv : argv.slice(0, linkAt);
  return {
    verb: null,
    data: valueOf(own, '--data'),
    place: linkAt === -1 ? null : placeOfLink(argv[linkAt]!),
    hidden: own.includes('--hidden'),
    smoke: own.includes('--smoke'),
  };
}

function isLink(argument: string): boolean {
  return argument.toLowerCase().startsWith(`${linkScheme}:`);
}

function valueOf(argv: readonly string[], name: string): string | null {
  const joined = argv.find((argument) => argument.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1) || null;
  const at = argv.indexOf(name);
  return at === -1 ? null : (argv[at + 1] ?? null);
}
