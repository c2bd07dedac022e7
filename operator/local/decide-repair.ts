import { epoch, type Epoch } from '@cecochat/contracts';
import { sameRouting, type Routing } from '@cecochat/redis';

/** What Redis says. */
export type Published =
  | { readonly kind: 'away' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'garbage'; readonly reason: string }
  | { readonly kind: 'routing'; readonly routing: Routing };

export type Repair =
  | { readonly kind: 'none' }
  /** Redis does not say what is committed. */
  | { readonly kind: 'publish'; readonly reason: string }
  /** Redis says a later epoch than any that was committed, which services may follow: ours must be later still. */
  | { readonly kind: 'overtake'; readonly epoch: Epoch };

/** Pure: what to do so that Redis says what is committed. */
export function decideRepair(committed: Routing, published: Published): Repair {
  switch (published.kind) {
    case 'away':
      return { kind: 'none' };
    case 'nothing':
      return { kind: 'publish', reason: 'it is empty' };
    case 'garbage':
      return { kind: 'publish', reason: published.reason };
    case 'routing':
      return decideForRouting(committed, published.routing);
  }
}

function decideForRouting(committed: Routing, published: Routing): Repair {
  if (published.epoch > committed.epoch) return { kind: 'overtake', epoch: epoch(published.epoch + 1) };
  if (published.epoch < committed.epoch) return { kind: 'publish', reason: `it has epoch ${published.epoch}` };
  return sameRouting(committed, published) ? { kind: 'none' } : { kind: 'publish', reason: 'it says something else' };
}
