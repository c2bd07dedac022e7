export type Theme = 'light' | 'dark';

const name = 'cecochat.theme';

export const otherTheme = (theme: Theme): Theme => (theme === 'dark' ? 'light' : 'dark');

/** The theme that was chosen here, or that of the system. */
export function currentTheme(): Theme {
  const chosen = localStorage.getItem(name);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function applyTheme(theme: Theme): void {
  localStorage.setItem(name, theme);
  document.documentElement.dataset['theme'] = theme;
}

/** At the start: without a choice, the page follows the system. */
export function applyChosenTheme(): void {
  const chosen = localStorage.getItem(name);
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset['theme'] = chosen;
}
