import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { ManifestError, type ChatCluster, type ChatClusterSpec } from '../../manifest/index.ts';
import { PlatformError } from '../platform-error.ts';
import type { PlatformLogger } from '../processes/index.ts';
import { scaleManifest } from './scale-manifest.ts';

export interface ManifestFileOptions {
  readonly path: string;
  /** Throws a ManifestError for what cannot follow what is there; `running` is what is followed now, undefined at first. */
  readonly check: (text: string, running: ChatClusterSpec | undefined) => Promise<ChatCluster>;
  readonly logger: PlatformLogger;
  /** Hears that another manifest was accepted. */
  readonly onChange: () => void;
}

interface Accepted {
  readonly text: string;
  readonly cluster: ChatCluster;
  /** Tells it from other texts. */
  readonly revision: string;
}

/** Bound on how long a change of the file goes unnoticed. */
const pollMs = 500;

/** The manifest that the platform follows: what the file says, unless that makes no sense; then what it said before. */
export class ManifestFile {
  readonly #options: ManifestFileOptions;
  #accepted: Accepted;
  #seen: string;
  #problems: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;
  /** Looks and writes, one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(options: ManifestFileOptions, accepted: Accepted) {
    this.#options = options;
    this.#accepted = accepted;
    this.#seen = accepted.text;
  }

  /** Reads the file and goes on looking at it. Throws a PlatformError when it cannot be read, a ManifestError when it makes no sense. */
  static async open(options: ManifestFileOptions): Promise<ManifestFile> {
    const text = await readFile(options.path, 'utf8').catch((error: unknown) => {
      throw new PlatformError(`the manifest ${options.path} cannot be read (${Error.isError(error) ? error.message : String(error)}): name another one with --manifest`);
    });
    const file = new ManifestFile(options, accept(text, await options.check(text, undefined)));
    file.#timer = setInterval(() => void file.#inTurn(() => file.#look()), pollMs);
    return file;
  }

  get path(): string {
    return this.#options.path;
  }

  get accepted(): Accepted {
    return this.#accepted;
  }

  /** What is wrong with the file as it is; empty when it is followed. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** The file as it is. */
  text(): Promise<string> {
    return readFile(this.#options.path, 'utf8');
  }

  /** Writes the file, unless it would make no sense: throws a ManifestError then. */
  replace(text: string): Promise<void> {
    return this.#inTurn(() => this.#replace(text));
  }

  /** Changes the number of messaging servers in the file. Throws a ManifestError when it would make no sense. */
  scale(replicas: number): Promise<void> {
    return this.#inTurn(async () => {
      const text = await this.text();
      await this.#check(text);
      await this.#replace(scaleManifest(text, replicas));
    });
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#turn;
  }

  async #replace(text: string): Promise<void> {
    const cluster = await this.#check(text);
    await writeFile(this.#options.path, text);
    this.#accept(accept(text, cluster));
  }

  async #look(): Promise<void> {
    const { logger, path } = this.#options;
    try {
      const text = await this.text();
      if (text === this.#seen) return;
      this.#seen = text;
      this.#accept(accept(text, await this.#check(text)));
    } catch (error) {
      const problems = error instanceof ManifestError ? error.problems : [`${path} cannot be read: ${Error.isError(error) ? error.message : String(error)}`];
      if (problems.join() !== this.#problems.join()) logger.warn({ problems }, 'the manifest was changed and makes no sense: the platform goes on with the one before');
      this.#problems = problems;
    }
  }

  #check(text: string): Promise<ChatCluster> {
    return this.#options.check(text, this.#accepted.cluster.spec);
  }

  #accept(accepted: Accepted): void {
    this.#seen = accepted.text;
    this.#problems = [];
    if (accepted.text === this.#accepted.text) return;
    this.#accepted = accepted;
    this.#options.logger.info({}, 'the manifest was changed');
    this.#options.onChange();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

function accept(text: string, cluster: ChatCluster): Accepted {
  return { text, cluster, revision: createHash('sha256').update(text).digest('hex').slice(0, 12) };
}
