/**
 * The file that makes a Linux desktop start the program with the session (XDG autostart). The path is quoted twice: as an
 * argument of `Exec`, and as a value of the file.
 * @param executable an absolute path
 */
export function autostartEntry(executable: string): string {
  const argument = `"${executable.replace(/["`$\\]/g, '\\$&').replace(/%/g, '%%')}"`;
  const value = argument.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t');
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Sameside',
    `Exec=${value} --hidden`,
    'Icon=sameside',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}
