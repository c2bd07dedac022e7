import type { Bubble, TimelineRow } from './timeline-rows.ts';

/** Of the lines above a row, in pixels. */
const [dayPx, newPx] = [54, 47];
const changePx = 32;

/** Pure: about how high a row is, in pixels, until it has been in the page. */
export function estimateHeight(row: TimelineRow | undefined): number {
  if (row === undefined) return 0;
  const lines = (row.dayMs === undefined ? 0 : dayPx) + (row.isFirstNew ? newPx : 0);
  if (row.kind === 'change') return lines + changePx;
  return lines + (row.startsGroup ? 12 : 3) + bubbleHeight(row.bubble);
}

/** Letters of a line, about; it depends on the width of the page. */
const lineLength = 70;

function bubbleHeight({ text = '', reactions = [], answers }: Bubble): number {
  const lines = Math.ceil(text.length / lineLength) + (text.match(/\n/g)?.length ?? 0);
  return 14 + 22 * Math.max(1, lines) + (answers === undefined ? 0 : 44) + (reactions.length > 0 ? 24 : 0);
}
