import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Outbox, OutboxContent, SavedSend } from '@cecochat/client';
import { firstBodyField, lastBodyField } from '@cecochat/contracts';
import { z } from 'zod';
import { lockFile } from './file-lock.ts';
import { readJson, replaceFile } from './json-file.ts';

const decimal = z.string().regex(/^[1-9][0-9]*$/);
const count = z.number().int().nonnegative();

/** Version of what the file has. Files of another version are refused: nothing in them may be lost by a guess. */
const outboxFormat = 2;

const hasOneTarget = ({ receiver, group }: Pick<SavedSend, 'receiver' | 'group'>): boolean =>
  (receiver === undefined) !== (group === undefined);

const content = z.object({
  user: decimal,
  device: z.string().min(1),
  cursor: count.optional(),
  lineage: count.optional(),
  nextSequence: z.number().int().positive(),
  unacknowledged: z.array(z.object({
    sequence: z.number().int().positive(),
    receiver: decimal.optional(),
    group: decimal.optional(),
    kind: z.int().min(firstBodyField).max(lastBodyField),
    body: z.base64().transform((body) => new Uint8Array(Buffer.from(body, 'base64'))),
  }).refine(hasOneTarget, 'must have a receiver or a group')),
  seen: z.array(z.object({ sender: decimal, device: z.string(), lineage: count, sequence: count })),
  seenGroups: z.array(z.object({ group: decimal, seq: count })).default([]),
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
        writing = replaceFile(path, textOf(latest?.()));
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
  const file = await readJson(path);
  if (file === undefined) return undefined;
  const read = file.json;
  requireFormat(path, read);
  const parsed = content.safeParse(read);
  if (!parsed.success) throw new Error(`${path} is no outbox: ${parsed.error.issues.map(describe).join('; ')}`);
  return { ...parsed.data, cursor: parsed.data.cursor, lineage: parsed.data.lineage };
}

/** The content of the file; bodies are in base64. */
function textOf(saved: OutboxContent | undefined): string {
  const unacknowledged = saved?.unacknowledged.map((send) => ({
    ...send,
    body: Buffer.from(send.body).toString('base64'),
  }));
  return JSON.stringify({ format: outboxFormat, ...saved, unacknowledged });
}

const withFormat = z.object({ format: z.unknown().optional(), nextSequence: z.unknown() });

/** The first format had no number. */
function requireFormat(path: string, read: unknown): void {
  const { data } = withFormat.safeParse(read);
  if (data?.nextSequence === undefined || data.format === outboxFormat) return;
  const format = typeof data.format === 'number' ? data.format : 1;
  const wayOut = 'send what waits in it with the version that wrote it, then remove it';
  throw new Error(`${path} has format ${format}, this version reads format ${outboxFormat}: ${wayOut}`);
}

function describe({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}
