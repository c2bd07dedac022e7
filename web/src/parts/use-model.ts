import { useEffect, useReducer } from 'preact/hooks';
import type { ChatModel } from '../model/chat-model.ts';

/** Shows the view again with each change of the model. */
export function useModel(model: ChatModel): void {
  const [, show] = useReducer<number, undefined>((count) => count + 1, 0);
  useEffect(() => model.subscribe(() => show(undefined)), [model]);
}

/** Shows the view again every so often: words about time change by themselves. */
export function useNow(everyMs: number): number {
  const [now, tick] = useReducer<number, undefined>(() => Date.now(), Date.now());
  useEffect(() => {
    const timer = setInterval(() => tick(undefined), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** Whether the browser has a network. */
export function useOnline(): boolean {
  const [isOnline, look] = useReducer<boolean, undefined>(() => navigator.onLine, navigator.onLine);
  useEffect(() => {
    const onChange = () => look(undefined);
    for (const event of ['online', 'offline']) window.addEventListener(event, onChange);
    return () => {
      for (const event of ['online', 'offline']) window.removeEventListener(event, onChange);
    };
  }, []);
  return isOnline;
}
