import { z } from 'zod';

/** Version of what the services keep in the stores. Stores of another version are refused. */
export const storedFormat = 1;

/** Settings of every service: which platform it is of. */
export const platformSettings = {
  PLATFORM: z
    .string()
    .regex(/^[a-zA-Z0-9._/-]{1,128}$/, 'must be 1 .. 128 of a-z, A-Z, 0-9 and ._/-')
    .default('cecochat')
    .describe('name of the platform; stores of another one are refused'),
};

/** Which platform a store belongs to. Made once, by the set-up step, and the same in every store. */
export interface PlatformIdentity {
  /** A UUID: two platforms that have the same name, in two clusters, differ in it. */
  readonly id: string;
  readonly name: string;
  readonly format: number;
  /** P. It never changes. */
  readonly partitions: number;
}

const identitySchema = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1),
  format: z.int().min(1),
  partitions: z.int().min(1),
});

/** The content of a store where a platform's identity belongs. */
export type IdentityFinding =
  | { readonly kind: 'none' }
  | { readonly kind: 'identity'; readonly identity: PlatformIdentity }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** A place for the identity in one store. */
export interface IdentityStore {
  /** Such as `topic chat-platform in kafka`. */
  readonly place: string;
  /** Rejects when the store does not answer. */
  read(): Promise<IdentityFinding>;
  /** Writes it unless there is one: of several at once the first counts. */
  write(identity: PlatformIdentity): Promise<void>;
}

/** A store belongs to another platform, or lacks an identity. The message is one line for an administrator. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError';
}

/** Pure: the stored text of an identity. */
export const formatIdentity = ({ id, name, format, partitions }: PlatformIdentity): string =>
  JSON.stringify({ id, name, format, partitions });

/** Pure: never throws. */
export function parseIdentity(text: string): IdentityFinding {
  try {
    return checkIdentity(JSON.parse(text));
  } catch {
    return { kind: 'unreadable', reason: 'it is not JSON' };
  }
}

/** Pure: never throws. */
export function checkIdentity(value: unknown): IdentityFinding {
  const parsed = identitySchema.safeParse(value);
  if (parsed.success) return { kind: 'identity', identity: parsed.data };
  const [issue] = parsed.error.issues;
  return { kind: 'unreadable', reason: [...(issue?.path ?? []), issue?.message].join(': ') };
}

export interface FoundIdentity {
  readonly place: string;
  readonly finding: IdentityFinding;
}

const wayOut = 'see "Which platform a store belongs to" in docs/running.md';

/**
 * Pure: the identity that the stores of the platform of this name agree on; undefined when none of them has one. Throws
 * an IdentityError that names the store and both identities when they do not agree.
 */
export function agreeOnIdentity(name: string, found: readonly FoundIdentity[]): PlatformIdentity | undefined {
  let agreed: { readonly place: string; readonly identity: PlatformIdentity } | undefined;
  for (const { place, finding } of found) {
    if (finding.kind === 'none') continue;
    if (finding.kind === 'unreadable')
      throw new IdentityError(`${place} does not say which platform it belongs to (${finding.reason}): ${wayOut}`);
    const { identity } = finding;
    requireOurs(name, place, identity);
    if (agreed !== undefined && !isSame(agreed.identity, identity)) {
      throw new IdentityError(
        `${place} belongs to ${describe(identity)}, ${agreed.place} to ${describe(agreed.identity)}: ${wayOut}`,
      );
    }
    agreed ??= { place, identity };
  }
  return agreed?.identity;
}

function requireOurs(name: string, place: string, identity: PlatformIdentity): void {
  if (identity.name !== name)
    throw new IdentityError(`${place} belongs to ${describe(identity)}, this is platform "${name}": ${wayOut}`);
  if (identity.format !== storedFormat)
    throw new IdentityError(
      `${place} has format ${identity.format}, this version reads format ${storedFormat}: ${wayOut}`,
    );
}

const isSame = (a: PlatformIdentity, b: PlatformIdentity): boolean => a.id === b.id && a.partitions === b.partitions;

const describe = ({ name, id, partitions }: PlatformIdentity): string =>
  `platform "${name}" (${id}, ${partitions} partitions)`;

/** The findings of the stores, in their order. Rejects when one does not answer. */
export const findIdentities = (stores: readonly IdentityStore[]): Promise<FoundIdentity[]> =>
  Promise.all(stores.map(async (store) => ({ place: store.place, finding: await store.read() })));

/**
 * Records the identity of the platform in every store: `fresh` when none has one, and that of the others where one was
 * emptied. Throws an IdentityError, before anything is written, when they belong to another platform.
 */
export async function ensureIdentity(
  stores: readonly IdentityStore[],
  fresh: PlatformIdentity,
): Promise<PlatformIdentity> {
  const found = await findIdentities(stores);
  const identity = agreeOnIdentity(fresh.name, found) ?? fresh;
  if (identity.partitions !== fresh.partitions) {
    throw new IdentityError(
      `${describe(identity)} cannot get ${fresh.partitions} partitions: the number never changes`,
    );
  }
  // One after the other: of two set-up steps at once the first store lets one win, and the other one writes nothing
  // more.
  for (const [index, store] of stores.entries()) {
    if (found[index]?.finding.kind !== 'none') continue;
    await store.write(identity);
    agreeOnIdentity(fresh.name, [
      { place: 'what was written before', finding: { kind: 'identity', identity } },
      { place: store.place, finding: await store.read() },
    ]);
  }
  return identity;
}
