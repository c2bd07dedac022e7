import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { V1Deployment, V1Lease } from '@kubernetes/client-node';
import { nodeFlags, startChild, type Child } from '@cecochat/runtime';
import { buildInstall, readDefinition } from '../../../charts/index.ts';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/free-ports.ts';
import type { TestApiServer } from '../../support/kubernetes/index.ts';

const repository = join(import.meta.dirname, '../../..');
export const operatorNamespace = 'cecochat-system';
const account = 'cecochat-operator';

/** Has an operator's process write down what is in its heap, into a file that goes with the API server. */
export const heapSignal = 'SIGUSR2';

/** Who an operator is to the API server. */
export const operatorUser = `system:serviceaccount:${operatorNamespace}:${account}`;

export interface OperatorOptions {
  /** Of its pod: it comes back by it when its container is started again. */
  readonly name: string;
  /** What it asks in place of the API server. */
  readonly url?: string;
  /** Path of what is run in place of the sources: a bundle. */
  readonly program?: string | undefined;
  /** More settings, and in place of those of the Deployment. */
  readonly settings?: Readonly<Record<string, string>>;
}

interface Command {
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
  readonly log: string;
}

/** An operator as a process of this machine, with the rights and the settings of the one that is installed. */
export class OperatorProcess {
  readonly name: string;
  readonly #command: Command;
  #child: Child;

  private constructor(name: string, command: Command) {
    this.name = name;
    this.#command = command;
    this.#child = this.#start();
  }

  static async start(server: TestApiServer, { name, url = server.url, program = join(repository, 'operator/kubernetes/main.ts'), settings }: OperatorOptions): Promise<OperatorProcess> {
    const { file } = await server.accountKubeConfig(operatorNamespace, account);
    const kubeconfig = join(server.folder, `${name}.kubeconfig`);
    await writeFile(kubeconfig, readFileSync(file, 'utf8').replace(server.url, url), { mode: 0o600 });
    const installed = await installedSettings(server);
    const env = {
      ...installed,
      NODE_OPTIONS: `${installed['NODE_OPTIONS'] ?? ''} --heapsnapshot-signal=${heapSignal} --diagnostic-dir=${server.folder}`,
      PATH: process.env['PATH'] ?? '', KUBECONFIG: kubeconfig,
      CECOCHAT_NAME: name, CECOCHAT_NAMESPACE: operatorNamespace, CECOCHAT_ADMIN_LISTEN: `127.0.0.1:${await freePort()}`,
      ...settings,
    };
    return new OperatorProcess(name, { program, env, log: join(server.folder, `${name}.log`) });
  }

  get isRunning(): boolean {
    return this.#child.ended() === undefined;
  }

  get pid(): number {
    return this.#child.pid;
  }

  /** host:port of its metrics. */
  get admin(): string {
    return this.#command.env['CECOCHAT_ADMIN_LISTEN'] ?? '';
  }

  /** What it printed, whenever it ran. */
  log(): string {
    return readFileSync(this.#command.log, 'utf8');
  }

  /** kill -9. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** It does nothing at all, until `resume`. */
  suspend(): void {
    process.kill(this.pid, 'SIGSTOP');
  }

  resume(): void {
    process.kill(this.pid, 'SIGCONT');
  }

  /** Resolves when it does not run any more. */
  async gone(): Promise<void> {
    await this.#child.gone;
  }

  /** Starts the process again after its end, as a kubelet does. */
  restart(): void {
    if (this.isRunning) throw new Error('it runs');
    this.#child = this.#start();
  }

  /** Resolves when it answers to its probes. */
  async started(): Promise<void> {
    await eventually(async () => expect((await fetch(`http://${this.admin}/healthz`)).status).toBe(200), 30_000);
  }

  /** SIGTERM, and the time to end. */
  async stop(): Promise<void> {
    await this.#child.stop();
  }

  #start(): Child {
    const { program, ...rest } = this.#command;
    return startChild({ name: this.name, command: process.execPath, args: [...nodeFlags, program], ...rest });
  }
}

/** Name of the operator that leads; undefined when none does. */
export async function leaderIn(server: TestApiServer): Promise<string | undefined> {
  const { spec } = await server.api.get<V1Lease>(`/apis/coordination.k8s.io/v1/namespaces/${operatorNamespace}/leases/cecochat-operator`);
  return spec?.holderIdentity === '' ? undefined : spec?.holderIdentity;
}

/** Installs everything but a process, for these namespaces or for all: there are only stand-ins that start none. */
export async function installOperator(server: TestApiServer, namespaces: readonly string[] = []): Promise<void> {
  await server.kubectl(['apply', '--server-side', '-f', '-'], { input: buildInstall(readDefinition(), { namespaces: [...namespaces] }) });
  await server.prepareNamespace(operatorNamespace);
}

/** Those of the Deployment that do not depend on the pod. */
async function installedSettings(server: TestApiServer): Promise<Record<string, string>> {
  const { spec } = await server.api.get<V1Deployment>(`/apis/apps/v1/namespaces/${operatorNamespace}/deployments/cecochat-operator`);
  const settings = spec?.template.spec?.containers[0]?.env ?? [];
  return Object.fromEntries(settings.flatMap(({ name, value, valueFrom }) => (valueFrom === undefined ? [[name, value ?? '']] : [])));
}
