import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { isScalar, parseDocument } from 'yaml';
import { ManifestError, type ChatCluster, type ChatClusterSpec } from '../../manifest/index.ts';
import { PlatformError } from '../platform-error.ts';
import type { PlatformLogger } from '../processes/index.ts';

export interface ManifestFileOptions {
  readonly path: string;
  /**
   * Throws a ManifestError for a manifest that cannot replace the present one; `running` is the followed spec,
   * undefined at first.
   */
  readonly check: (text: string, running: ChatClusterSpec | undefined) => Promise<ChatCluster>;
  readonly logger: PlatformLogger;
  /** Called when another manifest was accepted. */
  readonly onChange: () => void;
}

interface Accepted {
  readonly text: string;
  readonly cluster: ChatCluster;
  /** Identifies this text. */
  readonly revision: string;
}

/** Bound on the delay until a change of the file is detected. */
const pollMs = 500;

/** The manifest that the platform follows: the file, or its last valid contents while it is invalid. */
export class ManifestFile {
  readonly #options: ManifestFileOptions;
  #accepted: Accepted;
  #seen: string;
  #problems: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;
  /** Serializes reads and writes. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(options: ManifestFileOptions, accepted: Accepted) {
    this.#options = options;
    this.#accepted = accepted;
    this.#seen = accepted.text;
  }

  /**
   * Reads the file and keeps polling it. Throws a PlatformError when it cannot be read, a ManifestError when it is
   * invalid.
   */
  static async open(options: ManifestFileOptions): Promise<ManifestFile> {
    const text = await readFile(options.path, 'utf8').catch((error: unknown) => {
      throw new PlatformError(
        `the manifest ${options.path} cannot be read (${Error.isError(error) ? error.message : String(error)}): ` +
          'name another one with --manifest',
      );
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

  /** Problems of the present file; empty while the platform follows it. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** The present contents of the file. */
  text(): Promise<string> {
    return readFile(this.#options.path, 'utf8');
  }

  /** Writes the file. Throws a ManifestError, without writing, when the text is invalid. */
  replace(text: string): Promise<void> {
    return this.#inTurn(() => this.#replace(text));
  }

  /** Changes the number of messaging servers in the file. Throws a ManifestError when the result is invalid. */
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
      const problems =
        error instanceof ManifestError
          ? error.problems
          : [`${path} cannot be read: ${Error.isError(error) ? error.message : String(error)}`];
      if (problems.join() !== this.#problems.join())
        logger.warn(
          { problems }, 'the manifest was changed and makes no sense: the platform goes on with the one before',
        );
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

const path = ['spec', 'messaging', 'replicas'];

/** Pure: a valid manifest with another number of messaging servers; comments and all else stay as they are. */
export function scaleManifest(text: string, replicas: number): string {
  const document = parseDocument(text);
  const node = document.getIn(path, true);
  if (isScalar(node) && node.range) {
    const [start, end] = node.range;
    return `${text.slice(0, start)}${replicas}${text.slice(end)}`;
  }
  document.setIn(path, replicas);
  return document.toString({ lineWidth: 0 });
}
