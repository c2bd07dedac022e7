import { decide, refuseSpec, type Command, type Decision, type Refusal, type Spec, type World } from '../decide/index.ts';

/** The world around the operator: how it is seen, and how it is changed. */
export interface Shell {
  observe(): Promise<World>;
  /** Carries out one command. Rejects when it could not: nothing after it is done then. */
  apply(command: Command): Promise<void>;
}

/** Somebody else changed what is committed meanwhile: look again and decide anew. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
}

export type Outcome =
  | { readonly kind: 'decided'; readonly decision: Decision; readonly world: World }
  /** The spec cannot be followed after what is committed; nothing was done. */
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[]; readonly world: World };

/** One round: looks at the world, decides, and carries that out in order. Rejects when the world could not be seen or changed. */
export async function reconcile(spec: Spec, shell: Shell, nowMs: () => number): Promise<Outcome> {
  const world = await shell.observe();
  const refusals = refuseSpec(spec, world.committed?.state);
  if (refusals.length > 0) return { kind: 'refused', refusals, world };
  const decision = decide(spec, world, nowMs());
  for (const command of decision.commands) await shell.apply(command);
  return { kind: 'decided', decision, world };
}
