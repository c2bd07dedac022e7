import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { lockFile } from './file-lock.ts';
import type { Outbox, OutboxContent } from './outbox.ts';

const decimal = z.string().regex(/^[1-9][0-9]*$/);
const count = z.number().int().nonnegative();

const content = z.object({
  user: decimal,
  device: z.string().min(1),
  cursor: count.optional(),
  lineage: count.optional(),
  nextSequence: z.number().int().positive(),
  unacknowledged: z.array(z.object({ sequence: z.number().int().positive(), receiver: decimal, text: z.string() })),
  seen: z.array(z.object({ sender: decimal, device: z.string(), lineage: count, sequence: count })),
});

/**
 * Keeps content in a file, so that a device resumes after its process ended in any way. The file is replaced as a
 * whole: it always holds one saved content. One process at a time may have it.
 */
export function fileOutbox(file: string): Outbox {
  const path = resolve(file);
  let unlock: (() => Promise<void>) | undefined;
  let writing: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let latest: (() => OutboxContent) | undefined;
  return {
    durable: true,
    open: async () => {
      await mkdir(dirname(path), { recursive: true });
      unlock = await lockFile(path);
      try {
        return await readContent(path);
      } catch (error) {
        await unlock();
        throw error;
      }
    },
    // One write at a time; callers that arrive meanwhile share the next one.
    save: (read) => {
      latest = read;
      if (next !== undefined) return next;
      const begin = async () => {
        await writing?.catch(() => undefined); // The caller of that write gets its error.
        next = undefined;
        writing = replace(path, JSON.stringify(latest?.()));
        await writing;
      };
      next = begin();
      return next;
    },
    close: async () => {
      await next?.catch(() => undefined);
      await writing?.catch(() => undefined);
      await unlock?.();
    },
  };
}

async function readContent(path: string): Promise<OutboxContent | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (Error.isError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = content.safeParse(parseJson(text));
  if (!parsed.success) throw new Error(`${path} is no outbox: ${parsed.error.issues.map(describe).join('; ')}`);
  return { ...parsed.data, cursor: parsed.data.cursor, lineage: parsed.data.lineage };
}

function describe({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function replace(path: string, text: string): Promise<void> {
  const fresh = `${path}.new`;
  const file = await open(fresh, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
}
