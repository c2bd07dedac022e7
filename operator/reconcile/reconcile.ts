import {
  decide, refuseSpec, type Command, type Decision, type Refusal, type Spec, type World,
} from '../decide/index.ts';

/** The world around the operator: observing and changing it. */
export interface Shell {
  observe(): Promise<World>;
  /** Carries out one command. A rejection ends the reconcile: later commands are not carried out. */
  apply(command: Command): Promise<void>;
}

export type Outcome =
  | { readonly kind: 'decided'; readonly decision: Decision; readonly world: World }
  /** The spec is invalid after the committed state; nothing was done. */
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[]; readonly world: World };

/**
 * One reconcile: observes the world, decides, and applies the commands in order. Rejects when the world could not be
 * observed or changed.
 */
export async function reconcile(spec: Spec, shell: Shell, nowMs: () => number): Promise<Outcome> {
  const world = await shell.observe();
  const refusals = refuseSpec(spec, world.committed?.state);
  if (refusals.length > 0) return { kind: 'refused', refusals, world };
  const decision = decide(spec, world, nowMs());
  for (const command of decision.commands) await shell.apply(command);
  return { kind: 'decided', decision, world };
}
