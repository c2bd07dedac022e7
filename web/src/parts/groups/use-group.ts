import { useEffect, useReducer } from 'preact/hooks';
import type { GroupBook, GroupEntry } from '../../model/group-book.ts';

/** What is known of a group; it is read again once there are more changes of it. */
export function useGroup(book: GroupBook, id: string | undefined, changes: number): GroupEntry {
  const [, show] = useReducer<number, undefined>((count) => count + 1, 0);
  useEffect(() => book.subscribe(() => show(undefined)), [book]);
  useEffect(() => {
    if (id !== undefined) book.want(id, changes);
  }, [book, id, changes]);
  return id === undefined ? {} : book.entryOf(id);
}
