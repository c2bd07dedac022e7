import {
  elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

type List = Virtualizer<HTMLDivElement, HTMLDivElement>;
type Options = Pick<
  VirtualizerOptions<HTMLDivElement, HTMLDivElement>,
  'count' | 'estimateSize' | 'getItemKey' | 'getScrollElement' | 'paddingStart' | 'paddingEnd' | 'scrollEndThreshold'
>;

/** Rows beyond what is in view, above and below. */
const overscan = 20;

/** Fractions of pixels count: rounded, they would add up over many rows, and move what is read. */
const measureElement = (element: HTMLDivElement, entry: ResizeObserverEntry | undefined): number =>
  entry?.borderBoxSize[0]?.blockSize ?? element.getBoundingClientRect().height;

/** A row above what is in view that has another size moves the rest: what is read stays where it is. */
const movesTheRest: List['shouldAdjustScrollPositionOnItemSizeChange'] = ({ key, start, end }, _delta, list) => {
  const offset = list.scrollOffset ?? 0;
  return list.itemSizeCache.has(key) ? end <= offset : start < offset;
};

/**
 * A list of which only the rows near the view are in the page. What is read keeps its place when rows come before it;
 * at the end, the end stays in view.
 */
export function useVirtual(options: Options): List {
  const [, show] = useReducer<number, undefined>((count) => count + 1, 0);
  const all = {
    ...options, overscan, measureElement, observeElementRect, observeElementOffset, scrollToFn: elementScroll,
    anchorTo: 'end' as const, followOnAppend: true, onChange: () => show(undefined),
  };
  const [list] = useState(() => {
    const made: List = new Virtualizer(all);
    made.shouldAdjustScrollPositionOnItemSizeChange = movesTheRest;
    return made;
  });
  list.setOptions(all);
  useLayoutEffect(() => list._didMount(), [list]);
  useLayoutEffect(() => list._willUpdate());
  return list;
}
