import type { Child } from '@cecochat/runtime';

/** A process of a store that tests may stop, kill and start again. */
export class StoreNode {
  readonly name: string;
  readonly #start: () => Promise<Child>;
  #child: Child | undefined;

  /** `start` resolves when clients can use the node. */
  constructor(name: string, start: () => Promise<Child>) {
    this.name = name;
    this.#start = start;
  }

  /** Does nothing when it runs. */
  async start(): Promise<void> {
    if (this.#child !== undefined && this.#child.ended() === undefined) return;
    this.#child = await this.#start();
  }

  /** Asks it to end, waits for that; kills it when it does not. */
  async stop(): Promise<void> {
    await this.#child?.stop();
  }

  /** `kill -9`; resolves when it is gone. */
  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#child?.gone;
  }

  /** It holds its connections and does nothing, as a machine that hangs. */
  async pause(): Promise<void> {
    this.#child?.kill('SIGSTOP');
  }

  async resume(): Promise<void> {
    this.#child?.kill('SIGCONT');
  }
}

export const nodeActions = ['start', 'stop', 'kill', 'pause', 'resume'] as const;
export type NodeAction = (typeof nodeActions)[number];
