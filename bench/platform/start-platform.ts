import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchContext } from '../bench.ts';
import { launchPlatform, type Platform } from './make-run.ts';

interface SmokePlatform {
  readonly platform: Promise<Platform>;
  stop(): Promise<void>;
}

let smokePlatform: SmokePlatform | undefined;

/**
 * A platform with 36 partitions and two messaging servers: one for this run, or in smoke size the one that all of this
 * process share.
 */
export async function startPlatform(context: BenchContext): Promise<Platform> {
  if (context.size === 'smoke') return (smokePlatform ??= startSmokePlatform()).platform;
  context.say('starting a platform');
  return launchPlatform(context);
}

/** Stops the one that is shared, if there is one. */
export async function stopSmokePlatform(): Promise<void> {
  const stopped = smokePlatform;
  smokePlatform = undefined;
  await stopped?.stop();
}

function startSmokePlatform(): SmokePlatform {
  const parts = new AsyncDisposableStack();
  const launching = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cecochat-bench-smoke-'));
    parts.defer(() => rm(folder, { recursive: true, force: true }));
    return launchPlatform({
      folder, size: 'smoke', signal: new AbortController().signal, defer: (end) => parts.defer(end),
    });
  };
  const platform = launching();
  return {
    platform,
    stop: async () => {
      await platform.catch(() => undefined); // The bench that started it got the error.
      await parts.disposeAsync();
    },
  };
}
