import { invalid } from '../errors.ts';
import type { SendContext } from './message-ref.ts';

/**
 * Refuses what is for the devices of its sender alone, and sent to others. Throws a ChatError that names the target.
 */
export function checkToSelf({ sender, receiver, group }: SendContext): void {
  if (group !== undefined) throw invalid('group', 'must not be there: settings are sent to the user itself');
  if (receiver !== sender) throw invalid('receiver', 'must be the user itself: settings are for its own devices');
}
