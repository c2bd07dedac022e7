import { emitEvent, serveParent } from '../processes/index.ts';
import { Load, type LoadReport, type LoadRequest, type OpenRequest } from './load.ts';

/** A process that makes load: it connects as devices do, sends, and reports its measurements. */

const load = new Load(() => performance.now());

/** The period in which the parent is notified of deliveries. */
const tellMs = 4;

const calls = {
  open: (request: OpenRequest): Promise<void> => load.open(request),
  sendInTurn: (request: LoadRequest): Promise<LoadReport> => load.sendInTurn(request),
  sendAtRate: ({ ratePerSecond, ...request }: LoadRequest & { readonly ratePerSecond: number }): Promise<LoadReport> =>
    load.sendAtRate(ratePerSecond, request),
  watch: (request: LoadRequest): Promise<LoadReport> => load.watch(request),
  /** From now on notifies the parent of the number of new deliveries. */
  tellDeliveries: async (_: null): Promise<void> => {
    let told = load.deliveries;
    setInterval(() => {
      if (load.deliveries === told) return;
      emitEvent(load.deliveries - told);
      told = load.deliveries;
    }, tellMs);
  },
  close: async (_: null): Promise<void> => load.close(),
};

export type GeneratorCalls = typeof calls;

serveParent(calls);
