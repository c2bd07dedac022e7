import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TimelineRow } from '../model/timeline-rows.ts';
import type { useEarlier } from './use-earlier.ts';
import type { useVirtual } from './use-virtual.ts';

interface Input {
  readonly list: ReturnType<typeof useVirtual>;
  readonly box: { readonly current: HTMLDivElement | null };
  readonly rows: readonly TimelineRow[];
  /** How many sends are on their way. */
  readonly sends: number;
  readonly earlier: ReturnType<typeof useEarlier>;
  readonly me: string;
}

interface Place {
  readonly isAtEnd: boolean;
  /** The first row in view. */
  readonly top: TimelineRow | undefined;
  /** Messages of others that came while the end was out of view. */
  readonly below: number;
  /** Whether the first new message is above the view, and was not in it yet. */
  readonly isNewAbove: boolean;
  toEnd(): void;
  /** The keys that lead to the first and to the last row: a browser would go where it takes them to be. */
  onKeyDown(event: KeyboardEvent): void;
  /** Reads earlier messages until the first new one is there. */
  toFirstNew(): void;
}

/** As near to the end, new messages keep the end in view. In pixels. */
export const nearPx = 80;
/** As near to the first message, earlier ones are read. */
const nearRows = 40;

/** Where in its timeline a page is, and what moves it: opening, sending, and the buttons above the messages. */
export function useTimelinePlace({ list, box, rows, sends, earlier, me }: Input): Place {
  const firstNew = rows.findIndex(({ isFirstNew }) => isFirstNew);
  const isAtEnd = rows.length === 0 || list.isAtEnd(nearPx);
  const top = list.getVirtualItemForOffset(list.scrollOffset ?? 0)?.index ?? 0;
  useOpening(list, rows.length, firstNew);
  useSends(list, sends);
  useResizes(list, box, isAtEnd);
  useReading(earlier, rows.length > 0 && top < nearRows);
  const isNewAbove = useNewAbove(firstNew, top, rows.length);
  const toFirstNew = useSeeking(list, earlier, firstNew);
  const toEnd = () => list.scrollToEnd();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    if (event.key === 'End') toEnd();
    else list.scrollToOffset(0);
  };
  return {
    isAtEnd, isNewAbove, toFirstNew, top: rows[top], below: useBelow(rows, isAtEnd, me),
    toEnd, onKeyDown,
  };
}

/** A conversation opens at what is new in it, or else at its end. */
function useOpening(list: Input['list'], count: number, firstNew: number): void {
  const isDone = useRef(false);
  useLayoutEffect(() => {
    if (isDone.current || count === 0) return;
    isDone.current = true;
    if (firstNew < 0) list.scrollToEnd();
    else list.scrollToIndex(firstNew, { align: 'start' });
  });
}

/** Users see what they have just sent. */
function useSends(list: Input['list'], sends: number): void {
  const before = useRef(sends);
  useLayoutEffect(() => {
    if (sends > before.current) list.scrollToEnd();
    before.current = sends;
  }, [list, sends]);
}

/** A keyboard on the screen, or a composer that grows, does not cover the end. */
function useResizes(list: Input['list'], box: Input['box'], isAtEnd: boolean): void {
  useEffect(() => {
    const element = box.current;
    if (element === null || !isAtEnd) return undefined;
    let height = element.clientHeight;
    const resized = new ResizeObserver(() => {
      if (height !== element.clientHeight) list.scrollToEnd();
      height = element.clientHeight;
    });
    resized.observe(element);
    return () => resized.disconnect();
  }, [list, box, isAtEnd]);
}

/** Earlier messages are read before their place comes into view. */
function useReading({ state, readMore }: Input['earlier'], isNear: boolean): void {
  useEffect(() => {
    if (isNear && state === 'more') void readMore();
  });
}

function useNewAbove(firstNew: number, top: number, count: number): boolean {
  const [wasSeen, setSeen] = useState(false);
  const isSeen = firstNew >= top && firstNew >= 0;
  useEffect(() => {
    if (isSeen) setSeen(true);
  }, [isSeen]);
  return count > 0 && !wasSeen && !isSeen;
}

/** How many messages of others came behind the last one that was there while the end was in view. */
function useBelow(rows: readonly TimelineRow[], isAtEnd: boolean, me: string): number {
  const last = useRef<string | undefined>(undefined);
  if (isAtEnd) last.current = rows.at(-1)?.key;
  const from = isAtEnd ? rows.length : rows.findLastIndex(({ key }) => key === last.current) + 1;
  return from === 0 ? 0 : rows.slice(from).filter(({ sender, kind }) => sender !== me && kind === 'bubble').length;
}

function useSeeking(list: Input['list'], { state, readMore }: Input['earlier'], firstNew: number): () => void {
  const [isSeeking, setSeeking] = useState(false);
  useEffect(() => {
    if (!isSeeking || state === 'reading') return;
    if (firstNew < 0 && state === 'more') return void readMore();
    setSeeking(false);
    list.scrollToIndex(Math.max(0, firstNew), { align: 'start' });
  }, [isSeeking, state, firstNew]);
  return () => setSeeking(true);
}
