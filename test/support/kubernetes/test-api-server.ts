import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import type { Child } from '@cecochat/runtime';
import { eventually } from '../eventually.ts';
import { ApiClient, isRefusal } from './api-client.ts';
import { readAuditLog, type AuditEntry } from './audit-log.ts';
import type { Certificate, CertificateAuthority } from './certificate-authority.ts';
import { buildKubeconfig } from './kubeconfig.ts';
import type { LoopbackNetwork } from './loopback-network.ts';

interface Parts {
  /** Keeps everything that belongs to it, until it stops. */
  readonly folder: string;
  readonly url: string;
  /** Path of the program. */
  readonly kubectl: string;
  readonly authority: CertificateAuthority;
  readonly network: LoopbackNetwork;
  readonly start: () => Child;
  readonly stop: () => Promise<void>;
}

/** A way in, as some user: as a file, for kubectl and programs, and as the Kubernetes client wants it. */
export interface Access {
  readonly file: string;
  readonly kubeConfig: KubeConfig;
}

export interface KubectlOptions {
  /** Kubeconfig file of the user; by default the administrator's. */
  readonly as?: string;
  /** What it reads with `-f -`. */
  readonly input?: string;
}

const readyDeadlineMs = 60_000;
let counter = 0;

/** A real API server that belongs to one test file. */
export class TestApiServer {
  readonly folder: string;
  readonly url: string;
  readonly network: LoopbackNetwork;
  readonly authority: CertificateAuthority;
  /** The administrator, who may do everything. */
  readonly admin: Access;
  /** The administrator's requests. */
  readonly api: ApiClient;
  readonly #parts: Parts;
  #child: Child | undefined;

  private constructor(parts: Parts, admin: Access, api: ApiClient) {
    this.folder = parts.folder;
    this.url = parts.url;
    this.network = parts.network;
    this.authority = parts.authority;
    this.admin = admin;
    this.api = api;
    this.#parts = parts;
  }

  static async create(parts: Parts): Promise<TestApiServer> {
    const certificate = await parts.authority.issue({ commonName: 'admin', organizations: ['system:masters'] });
    const admin = await writeAccess(parts, 'admin', certificate);
    return new TestApiServer(parts, admin, new ApiClient(parts.url, parts.authority.certificate, certificate));
  }

  /** Kubeconfig file of the administrator. */
  get kubeconfig(): string {
    return this.admin.file;
  }

  /** A user with the rights of every user, and those of roles that are bound to the name or to a group. */
  async userKubeConfig(name: string, groups: readonly string[] = []): Promise<Access> {
    return writeAccess(this.#parts, name, await this.authority.issue({ commonName: name, organizations: groups }));
  }

  /** The service account itself, by a token that is good for an hour, as a pod of it has. */
  async accountKubeConfig(namespace: string, name: string): Promise<Access> {
    const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`;
    const { status } = await this.api.create<{ status: { token: string } }>(path, { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} });
    return writeAccess(this.#parts, `${namespace}.${name}`, { token: status.token });
  }

  /** Requests of a user who has nothing to do with those of the administrator. */
  async clientOf(name: string, groups: readonly string[] = []): Promise<ApiClient> {
    return new ApiClient(this.url, this.authority.certificate, await this.authority.issue({ commonName: name, organizations: groups }), name);
  }

  /** A namespace that no other test has; its name. */
  async createNamespace(stem = 'test', labels: Readonly<Record<string, string>> = {}): Promise<string> {
    const name = `${stem}-${process.pid}-${counter++}`;
    await this.api.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
    await this.prepareNamespace(name);
    return name;
  }

  /** Gives it the service account of pods that name none, without which there are no pods. */
  async prepareNamespace(namespace: string): Promise<void> {
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } };
    await eventually(() => this.api.create(`/api/v1/namespaces/${namespace}/serviceaccounts`, account).catch((error: unknown) => {
      if (!isRefusal(error, 409)) throw error;
    }));
  }

  /** What kubectl prints. Throws what it complains of. */
  async kubectl(args: readonly string[], { as = this.kubeconfig, input }: KubectlOptions = {}): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const all = [`--kubeconfig=${as}`, `--cache-dir=${join(this.folder, 'kubectl-cache')}`, ...args];
    const child = execFile(this.#parts.kubectl, all, { env: { PATH: process.env['PATH'], KUBERC: 'off' }, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`kubectl ${args.join(' ')}: ${stderr.trim() || error.message}`));
    });
    child.stdin?.on('error', () => undefined); // It ended without reading.
    child.stdin?.end(input ?? '');
    return promise;
  }

  /** All requests so far, of all users. An entry may come a moment after its answer. */
  auditLog(): Promise<AuditEntry[]> {
    return readAuditLog(join(this.folder, 'audit.log'));
  }

  /** Starts it when it does not run; resolves when it is ready. */
  async startServing(): Promise<void> {
    if (this.#child === undefined || this.#child.ended() !== undefined) this.#child = this.#parts.start();
    const child = this.#child;
    await eventually(async () => {
      if (child.ended() === undefined) await this.api.get('/readyz');
    }, readyDeadlineMs);
    if (child.ended() !== undefined) throw new Error(`kube-apiserver ${child.ended()}`);
  }

  /** Kills it; what it stored stays. */
  async stopServing(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#child?.gone;
  }

  /** It takes connections and answers nothing, until `resume`. */
  suspend(): void {
    this.#signal('SIGSTOP');
  }

  resume(): void {
    this.#signal('SIGCONT');
  }

  async stop(): Promise<void> {
    this.api.close();
    await this.#parts.stop();
  }

  /** To the program alone: the watch beside it has to see that we die. */
  #signal(signal: NodeJS.Signals): void {
    if (this.#child !== undefined && this.#child.ended() === undefined) process.kill(this.#child.pid, signal);
  }
}

async function writeAccess({ folder, url, authority }: Parts, user: string, credentials: Certificate | { readonly token: string }): Promise<Access> {
  const text = buildKubeconfig({ server: url, authority: authority.certificate, user, credentials });
  const file = join(folder, `${encodeURIComponent(user)}-${counter++}.kubeconfig`);
  await writeFile(file, text, { mode: 0o600 });
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromString(text);
  return { file, kubeConfig };
}
