import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say, SetupError } from './say.mjs';

/** Which Debian package holds what Electron links to or loads while it starts. */
const packages = {
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
};

/** Opened only while running, so that the linker's list does not show it. */
const loadedLater = ['libgtk-3.so.0'];

/**
 * Sees to it that Electron finds its libraries, and that there is an Xvfb when one is needed.
 * @param {string} executable the Electron
 * @param {{ display: boolean }} needs whether Xvfb is needed too
 */
export function ensureSystemLibraries(executable, needs) {
  if (process.platform !== 'linux') return;
  const libraries = missingLibraries(executable);
  const display = needs.display && !isOnPath('Xvfb');
  if (libraries.length === 0 && !display) return;
  if (!isOnPath('apt-get')) {
    const names = [...libraries, ...(display ? ['Xvfb'] : [])].join(', ');
    throw new SetupError(`Electron needs these, please install them with the system's package manager: ${names}`);
  }
  const unknown = libraries.filter((name) => !(name in packages));
  const wanted = new Set(libraries.filter((name) => name in packages).map((name) => packages[name]));
  if (display) wanted.add('xvfb');
  if (wanted.size > 0) installPackages([...wanted].sort());
  if (unknown.length > 0) {
    throw new SetupError(`Electron needs these libraries, please install them: ${unknown.join(', ')}`);
  }
}

/**
 * Sees to programs that some tests ask for a second opinion, where they can be installed without a question; without them those
 * tests are left out.
 */
export function offerTestPrograms() {
  if (process.platform !== 'linux' || isOnPath('pdftotext') || !isOnPath('apt-get') || process.getuid() !== 0) return;
  say('Installing Debian packages: poppler-utils.');
  apt(['update', '--quiet=2']);
  apt(['install', '--yes', '--quiet=2', '--no-install-recommends', 'poppler-utils']);
}

function missingLibraries(executable) {
  const linked = spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout ?? '';
  const missing = [...linked.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name);
  const known = spawnSync(existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig', ['-p'], { encoding: 'utf8' });
  const later = known.status === 0 ? loadedLater.filter((name) => !known.stdout.includes(`\t${name} `)) : [];
  return [...new Set([...missing, ...later])];
}

function installPackages(wanted) {
  const isRoot = process.getuid() === 0;
  if (isRoot) {
    say(`Installing Debian packages: ${wanted.join(' ')}.`);
    apt(['update', '--quiet=2']);
    if (apt(['install', '--yes', '--quiet=2', '--no-install-recommends', ...currentNames(wanted)])) return;
  }
  const command = `apt-get install --no-install-recommends ${currentNames(wanted).join(' ')}`;
  throw new SetupError(`Electron needs packages that are not installed. Run: ${isRoot ? '' : 'sudo '}${command}`);
}

function apt(args) {
  const options = ['-o', 'DPkg::Lock::Timeout=120'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', [...options, ...args], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

/** Newer Debian and Ubuntu renamed some of these packages to end in `t64`. */
function currentNames(wanted) {
  const policy = spawnSync('apt-cache', ['policy', ...wanted.map((name) => `${name}t64`)], { encoding: 'utf8' });
  const renamed = new Set(
    [...(policy.stdout ?? '').matchAll(/^(\S+):\n.*\n {2}Candidate: (?!\(none\))/gm)].map((m) => m[1]),
  );
  return wanted.map((name) => (renamed.has(`${name}t64`) ? `${name}t64` : name));
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)));
}
