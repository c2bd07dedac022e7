import { z } from 'zod';
import { VersionConflict } from '@cecochat/runtime';
import { lastingServices } from '../../../services/catalogue.ts';

const processSchema = z.object({
  name: z.string(),
  kind: z.enum([...lastingServices, 'operator']),
  version: z.string(),
  state: z.enum(['starting', 'ready', 'restarting', 'stopped']),
  up: z.boolean(),
  address: z.string(),
  admin: z.string(),
  restarts: z.number(),
});
const objectSchema = z.object({ version: z.string(), value: z.unknown() });
const manifestSchema = z.object({ text: z.string(), revision: z.string() });
const failureSchema = z.object({ error: z.string() });

const fence = (decidedOn: string | undefined): Record<string, string> =>
  decidedOn === undefined ? {} : { 'if-routing-match': decidedOn };

export type MachineProcess = z.infer<typeof processSchema>;
/** The text of a manifest, and its revision. */
export type Manifest = z.infer<typeof manifestSchema>;
export type MachineObject = z.infer<typeof objectSchema>;

/** The machine rejected a request; the message is its own. */
export class MachineError extends Error {
  override readonly name = 'MachineError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const deadlineMs = 5_000;
/** The machine answers a wait for changes within this, whatever happens. */
const changesDeadlineMs = 30_000;

/**
 * An operator's requests to the machine that keeps objects and runs processes. Rejects with a MachineError, or when
 * there is no response.
 */
export class MachineClient {
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  async readObject(name: string): Promise<MachineObject | undefined> {
    try {
      return await this.#call(`/api/objects/${name}`, objectSchema);
    } catch (error) {
      if (error instanceof MachineError && error.status === 404) return undefined;
      throw error;
    }
  }

  /**
   * Replaces the object if it still has the version (undefined: if there is none); returns the new version. Rejects
   * with a VersionConflict otherwise.
   */
  async writeObject(name: string, value: object, expected: string | undefined): Promise<string> {
    const condition: Record<string, string> =
      expected === undefined ? { 'if-none-match': '*' } : { 'if-match': expected };
    return (
      await this.#call(`/api/objects/${name}`, z.object({ version: z.string() }), {
        method: 'PUT', headers: condition, body: JSON.stringify(value),
      })
    ).version;
  }

  async processes(): Promise<readonly MachineProcess[]> {
    return (await this.#call('/api/processes', z.object({ processes: z.array(processSchema) }))).processes;
  }

  /**
   * Starts a process unless it exists. `decidedOn` is the committed version on which the start was decided: rejects
   * with a VersionConflict when another one is in force, as another operator may want something else.
   */
  async startProcess(name: string, what: Pick<MachineProcess, 'kind' | 'version'>, decidedOn?: string): Promise<void> {
    await this.#call(`/api/processes/${name}`, z.unknown(), {
      method: 'PUT', headers: fence(decidedOn), body: JSON.stringify(what),
    });
  }

  /** Drains and stops a process; `decidedOn` as for its start. */
  async stopProcess(name: string, decidedOn?: string): Promise<void> {
    await this.#call(`/api/processes/${name}`, z.unknown(), { method: 'DELETE', headers: fence(decidedOn) });
  }

  /** The manifest to follow. */
  manifest(): Promise<Manifest> {
    return this.#call('/api/manifest/accepted', manifestSchema);
  }

  /** Resolves when a change came after `known`, or after a while; returns the value for the next call. */
  async changesAfter(known: number, signal: AbortSignal): Promise<number> {
    const answer = z.object({ version: z.number() });
    return (
      await this.#call(`/api/changes?after=${known}`, answer, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(changesDeadlineMs)]),
      })
    ).version;
  }

  async #call<T>(path: string, schema: z.ZodType<T>, init: RequestInit = {}): Promise<T> {
    const headers = { ...init.headers, ...(init.body !== undefined && { 'content-type': 'application/json' }) };
    const response = await fetch(new URL(path, this.#base), {
      signal: AbortSignal.timeout(deadlineMs), ...init, headers,
    });
    const body: unknown = await response.json();
    if (response.ok) return schema.parse(body);
    const failure = failureSchema.safeParse(body).data?.error ?? `status ${response.status}`;
    const message = `${init.method ?? 'GET'} ${path}: ${failure}`;
    throw response.status === 409 ? new VersionConflict(message) : new MachineError(response.status, message);
  }
}
