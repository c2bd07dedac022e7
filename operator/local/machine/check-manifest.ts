import { isDeepStrictEqual } from 'node:util';
import { refuseSpec, type Committed, type Refusal } from '../../decide/index.ts';
import { ManifestError, parseManifest, type ChatCluster, type ChatClusterSpec } from '../../manifest/index.ts';
import { specOfManifest } from '../../reconcile/index.ts';
import { refuseForRoom, type PortPlan } from '../processes/index.ts';
import { defaultVersion } from '../world/index.ts';

export interface Present {
  readonly ports: PortPlan;
  /** The committed state; undefined before the first commit. */
  readonly committed: Committed | undefined;
  /** The last spec of the running platform; undefined before it runs. */
  readonly running: ChatClusterSpec | undefined;
}

/**
 * Pure: reads a manifest that may replace the present one. Throws a ManifestError with a line for every problem: place,
 * field and rule.
 */
export function checkManifest(text: string, filename: string, { ports, committed, running }: Present): ChatCluster {
  const cluster = parseManifest(text, filename);
  const { spec } = cluster;
  const refusals = [
    ...refuseSpec(specOfManifest(spec, defaultVersion), committed),
    ...refuseForRoom(spec, ports),
    ...refuseSecrets(spec),
    ...refuseForRunning(spec, running),
  ];
  if (refusals.length > 0) throw new ManifestError(refusals.map(({ field, rule }) => `${filename}: ${field} ${rule}`));
  return cluster;
}

/** Refuses Secrets, which are not available here: the stores would reject the services, without a visible reason. */
function refuseSecrets({ dependencies }: ChatClusterSpec): Refusal[] {
  return Object.entries(dependencies ?? {}).flatMap(([store, settings]) =>
    (['tls', 'credentials', 'signingSecret'] as const)
      .filter((key) => key in settings && settings[key as keyof typeof settings] !== undefined)
      .map((key) => ({
        field: `spec.dependencies.${store}.${key}`, rule: 'works in a cluster only: one machine has no Secrets',
      })),
  );
}

function refuseForRunning(spec: ChatClusterSpec, running: ChatClusterSpec | undefined): Refusal[] {
  if (running === undefined) return [];
  const fields = [
    { field: 'spec.dependencies', isSame: isDeepStrictEqual(spec.dependencies, running.dependencies) },
    {
      field: 'spec.accounts.providers',
      isSame: isDeepStrictEqual(spec.accounts.providers, running.accounts.providers),
    },
  ];
  const rule = 'cannot change while the platform runs: end it with Ctrl-C and start it again';
  return fields.filter(({ isSame }) => !isSame).map(({ field }) => ({ field, rule }));
}
