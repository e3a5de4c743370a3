export const settingsText = {
  title: 'Settings',
  theme: 'Appearance',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  formatted: 'Show messages as they were formatted',
  letters: 'Shortcuts with single letters',
  backup: 'Back up now',
  backupDone: (path: string) => `Backed up to ${path}`,
  profile: 'Your data',
  about: (version: string, runtime: string) => `Sameside ${version} · ${runtime}`,
};
