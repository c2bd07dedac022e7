import { mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { pino, type Level, type Logger } from 'pino';
import { LineFolding } from './line-folding.ts';

export type { Logger } from 'pino';

/** A line whose details have this is written, however many there are. It is not in the line. */
export const kept = Symbol('kept');

const standardOutput = 1;
const fatal = 60;

/** Lines of one level and text within `periodMs`; the others are counted. */
const folding = { burst: 20, periodMs: 10_000 };

/** Bytes that wait for a reader of the log that is slow, or gone. Further lines are lost, and counted. */
const maxWaitingBytes = 8 * 1024 * 1024;

/**
 * Structured logs on standard output or in a file, one JSON object a line. Never give it a message's text or a token.
 *
 * A process does not wait for the reader of its log. Lines are written one after the other, and the rest when the
 * process exits; a process that is killed loses those of its last moment. Of more than 20 lines of a level with the
 * same text within 10 s the others are left out, and a line with their number, `folded`, follows.
 */
export function createLogger(
  { name, level, file }: { readonly name: string; readonly level: string; readonly file?: string },
): Logger {
  const destination = pino.destination({
    fd: file === undefined ? standardOutput : openFile(file), sync: false, minLength: 1, maxLength: maxWaitingBytes,
  });
  const lines = new LineFolding({ ...folding, onFolded: (line, folded) => tellFolded(logger, line, folded) });
  let lost = 0;
  destination.on('drop', () => lost++);
  destination.on('drain', () => {
    if (lost > 0) logger.warn({ lost }, 'lines of the log were lost: nobody read them');
    lost = 0;
  });
  const logger = pino({
    name, level, timestamp: pino.stdTimeFunctions.isoTime,
    hooks: {
      logMethod(args, write, number) {
        const line = `${pino.levels.labels[number] ?? ''} ${textOf(args)}`;
        if (number >= fatal || isKept(args) || lines.admits(line)) write.apply(this, args);
      },
    },
  }, destination);
  return logger;
}

/**
 * Resolves when all lines so far are written, or after `withinMs` milliseconds: their reader may be gone. Lines that
 * are written at the exit of the process overtake one that is being written.
 */
export async function flushLog(logger: Logger, withinMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const giveUp = setTimeout(() => resolve(undefined), withinMs);
  logger.flush(() => resolve(undefined));
  await promise;
  clearTimeout(giveUp);
}

/** At once: a process that exits before an asynchronous opening is done would lose its lines. */
function openFile(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  return openSync(path, 'a');
}

function isKept([details]: readonly unknown[]): boolean {
  return typeof details === 'object' && details !== null && kept in details;
}

function textOf(args: readonly unknown[]): string {
  const text = args.find((each) => typeof each === 'string');
  return typeof text === 'string' ? text : '';
}

function tellFolded(logger: Logger, line: string, folded: number): void {
  const [level = 'info', ...words] = line.split(' ');
  logger[level as Level]({ folded }, words.join(' '));
}
