import { useEffect, useReducer } from 'preact/hooks';
import { onLanguage } from './language.ts';

/** Shows the view, and all in it, again when the page has another language. */
export function useLanguage(): void {
  const [, show] = useReducer<number, undefined>((count) => count + 1, 0);
  useEffect(() => onLanguage(() => show(undefined)), []);
}
