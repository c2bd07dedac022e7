import { startChild, type Child } from '@cecochat/runtime';
import { setTimeout as pass } from 'node:timers/promises';
import { freePort } from '../../../support/free-ports.ts';

export interface Forwarding {
  readonly kubectl: string;
  readonly kubeconfig: string;
  readonly namespace: string;
  /** Such as svc/redis. */
  readonly target: string;
  readonly port: number;
  /** Path of the file that has what it printed. */
  readonly log: string;
}

const againAfterMs = 500;

/** A port of this machine that leads to one in the cluster. It ends with every pod that it led to, and is begun again until it is closed. */
export class PortForward {
  readonly port: number;
  readonly #forwarding: Forwarding;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  #child: Child | undefined;

  private constructor(forwarding: Forwarding, port: number) {
    this.#forwarding = forwarding;
    this.port = port;
    this.#running = this.#run();
  }

  static async start(forwarding: Forwarding): Promise<PortForward> {
    return new PortForward(forwarding, await freePort());
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#child?.stop();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { kubectl, kubeconfig, namespace, target, port, log } = this.#forwarding;
    const args = ['--kubeconfig', kubeconfig, '-n', namespace, 'port-forward', '--address', '127.0.0.1', target, `${this.port}:${port}`];
    while (!this.#stop.signal.aborted) {
      this.#child = startChild({ name: 'kubectl port-forward', command: kubectl, args, env: {}, log });
      await this.#child.gone;
      await pass(againAfterMs);
    }
  }
}
