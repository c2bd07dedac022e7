import type { DeviceSpec } from '../load/index.ts';
import type { TestTokens } from '../../test/support/tokens.ts';

/** Devices of users 1, 2, 3, ..., so many of each. Each sends to the user on the other side of the circle. */
export async function buildDevices(tokens: TestTokens, count: number, devicesOfUser = 1): Promise<DeviceSpec[]> {
  const users = Math.ceil(count / devicesOfUser);
  const issued = await Promise.all(Array.from({ length: users }, (_, index) => tokens.tokenOf(index + 1)));
  return Array.from({ length: count }, (_, index) => {
    const user = Math.floor(index / devicesOfUser);
    const receiver = ((user + (users >> 1)) % users) + 1;
    return {
      user: `${user + 1}`, device: `bench-${index % devicesOfUser}`, token: issued[user] ?? '', receiver: `${receiver}`,
    };
  });
}
