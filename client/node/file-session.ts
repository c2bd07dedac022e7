import { mkdir, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseUserId, userId } from '@cecochat/contracts';
import { z } from 'zod';
import { lockFile } from './file-lock.ts';
import { readJson, replaceFile } from './json-file.ts';
import type { KeptSession, SessionStore } from './session-tokens.ts';

/** Version of what the file has. */
const sessionFormat = 1;
/** A refresh of another process ends within its deadline. */
const waitMs = 30_000;

const time = z.number().int().nonnegative();
const ofFormat = z.object({ format: z.literal(sessionFormat) });
const content = z.object({
  user: z.string().refine((digits) => parseUserId(digits) !== undefined).transform((digits) => userId(BigInt(digits))),
  name: z.string(),
  sessionId: z.string(),
  accessToken: z.string().min(1),
  accessExpiresMs: time,
  refreshToken: z.string().min(1),
  refreshExpiresMs: time,
  requestId: z.string().min(16).optional(),
});

/**
 * Keeps a session in a file that other users of the machine cannot read. It may be shared by processes: one of them
 * refreshes the session, and the others read what that one got.
 */
export function fileSession(file: string): SessionStore {
  const path = resolve(file);
  const save = (next: KeptSession | undefined) =>
    (next === undefined ? rm(path, { force: true }) : replaceFile(path, textOf(next)));
  return {
    read: () => readSession(path),
    change: async (work) => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const unlock = await lockFile(path, { waitMs });
      try {
        return await work(await readSession(path), save);
      } finally {
        await unlock();
      }
    },
  };
}

async function readSession(path: string): Promise<KeptSession | undefined> {
  const file = await readJson(path);
  if (file === undefined) return undefined;
  const { json } = file;
  const parsed = content.safeParse(json);
  if (ofFormat.safeParse(json).success && parsed.success) return parsed.data;
  throw new Error(`${path} is no session: remove it, and sign in again`);
}

const textOf = (kept: KeptSession): string =>
  JSON.stringify({ format: sessionFormat, ...kept, user: kept.user.toString() });
