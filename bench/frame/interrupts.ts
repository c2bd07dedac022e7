import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { livingChildren } from '@cecochat/runtime';

/** A program ends at once after a second signal; it merges two signals that come together. */
const [againMs, killMs] = [300, 5_000];

/** A folder for all temporary files of this process and of what it starts. */
export function takeTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cecochat-bench-'));
  process.env['TMPDIR'] = folder;
  return folder;
}

/**
 * Aborts at the first Ctrl-C or SIGTERM: running programs end in order. At the second one they are signalled to end at
 * once, and the folder is removed after the last write into it; then this process exits with 130. A third one does not
 * wait for that.
 */
export function interrupts(folder: string, say: (line: string) => void): AbortSignal {
  const abort = new AbortController();
  let isLeaving = false;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (isLeaving) process.exit(130);
      isLeaving = abort.signal.aborted;
      if (isLeaving) {
        void leave(folder);
        return;
      }
      say('ending what was started ...');
      abort.abort(new Error(`interrupted by ${name}`));
    });
  }
  return abort.signal;
}

async function leave(folder: string): Promise<never> {
  const children = livingChildren();
  const tell = (signal: NodeJS.Signals) => children.forEach((child) => child.kill(signal));
  const gone = Promise.all(children.map((child) => child.gone));
  tell('SIGTERM');
  await sleep(againMs);
  tell('SIGTERM');
  await Promise.race([gone, sleep(killMs)]);
  tell('SIGKILL');
  await gone;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(130);
}
