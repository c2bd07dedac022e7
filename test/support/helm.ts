import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolders } from '@cecochat/tools';
import { fetchHelm } from '../../tools/kind/index.ts';

/** A helm for tests: the one on the PATH, or one that is built with Go once. */
export const fetchTestHelm = (): Promise<string> =>
  fetchHelm({ cache: cacheFolders.kind, path: process.env['PATH'] ?? '', progress: (line) => process.stderr.write(`${line}\n`) });

/** Helm with files of its own, which go when it is closed. */
export class Helm {
  readonly #program: string;
  readonly #folder: string;

  private constructor(program: string, folder: string) {
    this.#program = program;
    this.#folder = folder;
  }

  static async open(): Promise<Helm> {
    return new Helm(await fetchTestHelm(), await mkdtemp(join(tmpdir(), 'cecochat-helm-')));
  }

  /** What it prints. Throws what it complains of. Without a kubeconfig it reaches no cluster. */
  async run(args: readonly string[], kubeconfig = join(this.#folder, 'none')): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const folders = Object.fromEntries(['CACHE', 'CONFIG', 'DATA'].map((kind) => [`HELM_${kind}_HOME`, join(this.#folder, kind)]));
    const env = { ...folders, KUBECONFIG: kubeconfig, HOME: this.#folder, PATH: process.env['PATH'] };
    execFile(this.#program, [...args], { env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`helm ${args.join(' ')}: ${stderr.trim() || error.message}\n${stdout}`));
    });
    return promise;
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
