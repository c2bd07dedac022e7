import { toLong, type cecochat, type connectService, type UserId } from '@cecochat/contracts';
import { authenticated, type Implementation, type Logger } from '@cecochat/runtime';
import type { Route } from './directory.ts';
import type { ConnectMetrics } from './metrics.ts';

export interface GrpcApiOptions {
  /** Throws a ChatError. */
  readonly lookUp: (user: UserId) => Route;
  readonly metrics: ConnectMetrics;
  readonly logger: Logger;
}

/** The calls of `ConnectService`. */
export function buildGrpcApi({ lookUp, metrics, logger }: GrpcApiOptions): Implementation<typeof connectService> {
  const lookup = authenticated<cecochat.v1.ILookupRequest, cecochat.v1.ILookupResponse>(
    async (_request, { user }) => toResponse(lookUp(user)), logger,
  );
  return {
    lookup: (call, callback) => {
      const end = metrics.beginLookup('grpc');
      lookup(call, (error, ...answer) => {
        end(error);
        callback(error, ...answer);
      });
    },
  };
}

const toResponse = (route: Route): cecochat.v1.ILookupResponse => ({ ...route, epoch: toLong(route.epoch) });
