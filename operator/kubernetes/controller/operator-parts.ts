import type { Logger } from '@cecochat/runtime';
import type { CacheTimings, KubernetesApi } from '@cecochat/kubernetes';
import type { After } from '../../reconcile/index.ts';
import type { ConsoleBoard } from '../console/index.ts';
import type { AddressProbe } from '../dependencies/index.ts';
import type { OperatorMetrics } from './metrics.ts';

/** Dependencies that one operator shares. */
export interface OperatorParts {
  /** Of this operator's process. */
  readonly name: string;
  readonly api: KubernetesApi;
  readonly probe: AddressProbe;
  readonly metrics: OperatorMetrics;
  readonly logger: Logger;
  /** Milliseconds since 1970: operators share it, about. */
  readonly clock: () => number;
  /** Milliseconds of a monotonic clock. */
  readonly monotonic: () => number;
  readonly random: () => number;
  /** How loops wait between reconciles; timers by default. */
  readonly after?: After;
  /** Where consoles of ChatClusters are; undefined where there are to be none. */
  readonly consoles?: ConsoleBoard;
  readonly cacheTimings?: Partial<CacheTimings>;
}
