import type { MessageId } from '@cecochat/contracts';
import type { ClaimRequest, MadeClaim } from '../log/claims.ts';
import type { Claim, SendIdentity } from '../log/device-window.ts';
import type { PendingSend, SendingDevice } from './sending-device.ts';

export interface ClaimingParts {
  readonly claim: (requests: readonly ClaimRequest[]) => Promise<MadeClaim[][]>;
  readonly nextId: () => MessageId;
  /** Called for each batch: how many sends it holds and whether Redis had a part in it. */
  readonly onBatch: (sends: number, withRedis: boolean) => void;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** After Redis failed, sends bypass it for this long. */
const redisPauseMs = 1_000;

/** Gives sends their ids, with Redis and without. */
export class Claiming {
  readonly #parts: ClaimingParts;
  #redisPausedUntil = 0;

  constructor(parts: ClaimingParts) {
    this.#parts = parts;
  }

  /** The claim of each send, from Redis, or from this server's memory while Redis is unreachable. */
  async claim(sends: readonly PendingSend[]): Promise<(Claim | undefined)[]> {
    const alone = (pending: PendingSend) => this.alone(pending);
    if (this.#parts.clock() < this.#redisPausedUntil) {
      this.#parts.onBatch(sends.length, false);
      return sends.map(alone);
    }
    try {
      const claims = await this.#claimTogether(sends);
      this.#parts.onBatch(sends.length, true);
      return claims;
    } catch {
      this.#redisPausedUntil = this.#parts.clock() + redisPauseMs;
      this.#parts.onBatch(sends.length, false);
      return sends.map(alone);
    }
  }

  /** The claim by what this server remembers; later ones see what this one recorded. */
  alone({ device, send }: PendingSend): Claim {
    const claim = device.window.claim(send, this.#parts.nextId());
    if ('id' in claim) device.window.record(send, claim);
    return claim;
  }

  /** From Redis; nothing for the sends of a device whose window there is of no use. */
  async #claimTogether(sends: readonly PendingSend[]): Promise<(Claim | undefined)[]> {
    const claims = new Array<Claim | undefined>(sends.length);
    const requests = new Map<SendingDevice, DeviceRequest>();
    sends.forEach(({ device, send }, index) => {
      const known = device.window.findClaim(send);
      if (known !== undefined) claims[index] = known;
      else addTo(requests, device, send, index);
    });
    const asked = [...requests.values()];
    const answers = await this.#parts.claim(asked);
    asked.forEach(({ places }, request) => {
      answers[request]?.forEach((claim, index) => {
        const place = places[index];
        if (place !== undefined && claim.kind !== 'failed') claims[place] = claim;
      });
    });
    return claims;
  }
}

/** The sends of one device in a batch. */
interface DeviceRequest extends ClaimRequest {
  isNamed: boolean;
  readonly sends: SendIdentity[];
  /** Of its sends in the batch. */
  readonly places: number[];
}

function addTo(
  requests: Map<SendingDevice, DeviceRequest>,
  device: SendingDevice,
  send: SendIdentity,
  place: number,
): void {
  const request = requests.get(device);
  if (request === undefined) {
    requests.set(device, {
      device: device.key,
      lineage: device.window.lineage,
      isNamed: send.lineage !== undefined,
      sends: [send],
      places: [place],
    });
    return;
  }
  request.isNamed ||= send.lineage !== undefined;
  request.sends.push(send);
  request.places.push(place);
}
