export const themes = ['system', 'light', 'dark'] as const;
/** `system` follows the browser. */
export type Theme = (typeof themes)[number];

const name = 'cecochat.theme';

/** The theme that was chosen in this browser. */
export function currentTheme(): Theme {
  const chosen = localStorage.getItem(name);
  return themes.find((theme) => theme === chosen) ?? 'system';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(name, theme);
  showTheme();
}

/** Styles take the theme from the root element; without one there they follow the browser. */
export function showTheme(): void {
  const theme = currentTheme();
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
