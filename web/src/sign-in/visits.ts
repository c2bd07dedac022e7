const hereName = 'cecochat.was-here';

/** New people want an account; those who were here before sign in. */
export const wasHere = (): boolean => localStorage.getItem(hereName) !== null;
export const rememberVisit = (): void => localStorage.setItem(hereName, 'yes');
