import type { Findings, Percentiles } from './verdict.ts';

/** The findings of a replay, and its speed. */
export interface ReplayReport extends Findings {
  /** Events that came to a session again and that it did not pass on; some where streams broke, else none. */
  readonly repeats: number;
  /** Streams that were opened in place of one that broke. */
  readonly reconnects: number;
  /** From the first message to the last delivery. */
  readonly seconds: number;
  readonly messagesPerSecond: number;
  /** The time to connect all devices. */
  readonly connectSeconds: number;
  /** From the last delivery to history having everything; null when it never had. */
  readonly historyCaughtUpSeconds: number | null;
  /** Is in the text of every message of this run. */
  readonly run: string;
}

/** Whether every promise of the platform was kept. */
export function isKept(report: Findings): boolean {
  const { messages, acked, lost, duplicates, reordered, misdelivered, historyMismatches } = report;
  return acked === messages && lost + duplicates + reordered + misdelivered + historyMismatches === 0;
}

const counted = new Intl.NumberFormat('en-GB');

/** A number with commas. */
export const shown = (number: number): string => counted.format(number);

/** The report for people, a line each, with what broke a promise marked. */
export function describeReport(report: ReplayReport): string {
  const { messages, acked, delivered, users, devices, seconds, messagesPerSecond, historyCaughtUpSeconds } = report;
  const broken = (count: number, what: string) => `${count === 0 ? ' ' : '!'} ${shown(count).padStart(8)}  ${what}`;
  return [
    `${shown(messages)} messages of ${shown(users)} users with ${shown(devices)} devices, connected ` +
      `in ${report.connectSeconds} s`,
    `${shown(acked)} acknowledged, ${shown(delivered)} delivered to every device of both sides, in ${seconds} ` +
      `s: ${shown(messagesPerSecond)} messages/s`,
    `acknowledged after ${describeMs(report.ackMs)}, delivered after ${describeMs(report.deliveryMs)}`,
    historyCaughtUpSeconds === null
      ? 'history did not catch up'
      : `history had everything ${historyCaughtUpSeconds} s later`,
    `${shown(report.reconnects)} reconnects, ${shown(report.repeats)} repeats that the sessions removed`,
    '',
    broken(messages - acked, 'not acknowledged'),
    broken(report.lost, 'lost: acknowledged, but not seen by every device of both sides'),
    broken(report.duplicates, 'duplicates: seen again by the same device'),
    broken(report.reordered, 'reordered: seen after a later message of the same sender to the same receiver'),
    broken(report.misdelivered, 'misdelivered: seen by, or in the history of, somebody else'),
    broken(report.historyMismatches, 'history mismatches: history and what a device saw differ'),
    '',
    isKept(report) ? 'every promise was kept' : 'PROMISES WERE BROKEN',
  ].join('\n');
}

const describeMs = ({ p50, p99 }: Percentiles) => `${p50} ms (p50), ${p99} ms (p99)`;
