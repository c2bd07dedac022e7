import { parseDocument } from 'yaml';
import { z } from 'zod';
import { MachineError } from './machine-error.ts';
import {
  readCommittedRouting, plan, statusReport, type CommittedRouting, type Plan, type StatusReport,
} from './status-report.ts';

export const defaultMachineUrl = 'http://127.0.0.1:24009';

export type StoreName = 'kafka' | 'cassandra' | 'redis';

const deadlineMs = 10_000;
/** An operator finishes what it writes and gives up its lease. */
const endDeadlineMs = 40_000;
/** Cassandra takes half a minute to start where the machine is busy. */
const storeDeadlineMs = 180_000;

const failure = z.object({ error: z.string(), problems: z.array(z.string()).optional() });

/** The machine that runs a local platform, over HTTP. A failed call rejects with a MachineError. */
export class Machine {
  readonly #base: URL;

  /** Throws a MachineError for a base that is not an http URL. */
  constructor(base: string = process.env['CECOCHAT_STATUS_URL'] ?? defaultMachineUrl) {
    const url = URL.parse(base);
    if (url === null || !/^https?:$/.test(url.protocol))
      throw new MachineError(`CECOCHAT_STATUS_URL must be an http URL such as ${defaultMachineUrl}, not "${base}"`);
    this.#base = url;
  }

  async status(): Promise<StatusReport> {
    return this.#read(statusReport.safeParse(await this.#json('GET', '/api/status')));
  }

  async routing(): Promise<CommittedRouting> {
    return readCommittedRouting(await this.#json('GET', '/api/objects/routing'));
  }

  /** The manifest that the platform follows. */
  async manifest(): Promise<string> {
    return (await this.#call('GET', '/api/manifest')).text();
  }

  /** Has the platform follow another manifest. Rejects with its problems when it makes no sense. */
  async replaceManifest(text: string): Promise<void> {
    await this.#call('PUT', '/api/manifest', text);
  }

  async scale(replicas: number): Promise<void> {
    await this.#call('PUT', '/api/scale', JSON.stringify({ replicas }));
  }

  /** The plan that the manifest would lead to. */
  async plan(manifest: string): Promise<Plan> {
    return this.#read(plan.safeParse(await this.#json('POST', '/api/plan', manifest)));
  }

  /** Resolves when it does not run any more. */
  async stopStore(name: StoreName, signal: 'TERM' | 'KILL' = 'TERM'): Promise<void> {
    await this.#call('POST', `/api/stores/${name}/stop`, JSON.stringify({ signal }), storeDeadlineMs);
  }

  /** Resolves when clients can use it. */
  async startStore(name: StoreName, { wiped = false } = {}): Promise<void> {
    await this.#call('POST', `/api/stores/${name}/start`, JSON.stringify({ wiped }), storeDeadlineMs);
  }

  /** Starts an operator unless one of that name runs; `env` is for its first start. */
  async startOperator(name: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.#call('PUT', `/api/operators/${name}`, JSON.stringify({ env }));
  }

  /** Ends an operator; resolves when it is gone. */
  async endOperator(name: string, signal: 'TERM' | 'KILL' = 'TERM'): Promise<void> {
    await this.#call('DELETE', `/api/operators/${name}?signal=${signal}`, undefined, endDeadlineMs);
  }

  async #json(method: string, path: string, body?: string): Promise<unknown> {
    const response = await this.#call(method, path, body);
    return response.json().catch(() => Promise.reject(this.#stranger('the answer is not JSON')));
  }

  async #call(method: string, path: string, body?: string, withinMs = deadlineMs): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(new URL(path, this.#base), {
        method, signal: AbortSignal.timeout(withinMs), ...(body !== undefined && { body }),
      });
    } catch (error) {
      throw new MachineError(
        `no local platform answers at ${this.#base.origin} (${reasonOf(error)}): \`make run\` starts one, ` +
          'CECOCHAT_STATUS_URL names another',
        { cause: error },
      );
    }
    if (response.ok) return response;
    const { data } = failure.safeParse(await response.json().catch(() => undefined));
    throw new MachineError(
      data?.problems?.join('\n') ??
        data?.error ??
        `${this.#base.origin} answers ${method} ${path} with status ${response.status}`,
    );
  }

  #read<T>(parsed: z.ZodSafeParseResult<T>): T {
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw this.#stranger(`${issue?.path.join('.')}: ${issue?.message}`);
  }

  #stranger(problem: string): MachineError {
    return new MachineError(`${this.#base.origin} does not answer as a local platform does: ${problem}`);
  }
}

function reasonOf(error: unknown): string {
  const cause = Error.isError(error) ? (error.cause ?? error) : error;
  if (!Error.isError(cause)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}

/** A field of a manifest by its path, such as `spec.messaging.replicas`, and what it is to be. */
export type ManifestChanges = Readonly<Record<string, string | number>>;

/** Pure: a manifest with other values of some fields; comments and all else stay. */
export function changeManifest(text: string, changes: ManifestChanges): string {
  const document = parseDocument(text);
  for (const [path, value] of Object.entries(changes)) document.setIn(path.split('.'), value);
  return document.toString({ lineWidth: 0 });
}

/** Pure: the value at a path; undefined where there is none. */
export function manifestValue(text: string, path: string): unknown {
  return parseDocument(text).getIn(path.split('.'));
}
