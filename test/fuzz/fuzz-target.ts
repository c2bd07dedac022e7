import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Figures } from './run-cases.ts';
import { chunkCases } from './target.ts';

export interface FuzzOptions {
  readonly cases: number;
  readonly seed: number;
  /** A process that begins no other chunk in this time hangs. */
  readonly silenceMs: number;
  /** Beyond it a target keeps something of its inputs. */
  readonly maxGrownBytes: number;
}

const main = join(import.meta.dirname, 'main.ts');
const chunk = z.object({ seed: z.number() });
const last = z.object({ cases: z.number(), tookMs: z.number(), memoryBytes: z.number(), grownBytes: z.number() });

/** Fuzzes a target in a process of its own. Rejects where that crashes, hangs or grows, or finds an input that fails. */
export async function fuzzTarget(name: string, { cases, seed, silenceMs, maxGrownBytes }: FuzzOptions): Promise<Figures> {
  const child = spawn(process.execPath, [main, name, String(cases), String(seed)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const { promise: ended, resolve } = Promise.withResolvers<number | null>();
  let [errors, at, isSilent] = ['', seed, false];
  let figures: Figures | undefined;
  const end = () => {
    isSilent = true;
    child.kill('SIGKILL');
  };
  let silence = setTimeout(end, silenceMs);
  child.stderr.on('data', (bytes: Buffer) => (errors = (errors + bytes.toString()).slice(-20_000)));
  createInterface(child.stdout).on('line', (line) => {
    clearTimeout(silence);
    silence = setTimeout(end, silenceMs);
    const json: unknown = JSON.parse(line);
    at = chunk.safeParse(json).data?.seed ?? at;
    figures = last.safeParse(json).data;
  });
  child.once('close', resolve);
  const code = await ended;
  clearTimeout(silence);
  const again = `again: CECOCHAT_FUZZ_SEED=${at} CECOCHAT_FUZZ_CASES=${chunkCases}`;
  if (isSilent) throw new Error(`${name} hangs; ${again}\n${errors}`);
  if (code !== 0 || figures === undefined) throw new Error(`${name} has failed; ${again}\n${errors}`);
  if (figures.grownBytes > maxGrownBytes) throw new Error(`${name} has grown by ${figures.grownBytes} bytes in ${cases} cases of seed ${seed}`);
  return figures;
}
