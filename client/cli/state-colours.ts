import { styleText } from 'node:util';
import type { Paint } from './table.ts';

/** The states of a healthy platform. */
const wellStates: readonly unknown[] = ['serving', 'healthy', 'ready', 'up'];

/** Paints the cells that contain one of these states. */
export const paintStates = (states: readonly string[]): Paint => (padded, cell) => {
  if (typeof cell !== 'string' || !states.includes(cell)) return padded;
  return styleText(wellStates.includes(cell) ? 'green' : 'yellow', padded);
};

export const title = (text: string): string => styleText('bold', text);
