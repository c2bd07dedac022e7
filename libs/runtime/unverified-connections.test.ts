import { EventEmitter } from 'node:events';
import { UnverifiedConnections } from './unverified-connections.ts';

class Session extends EventEmitter {
  closed = false;

  close(): void {
    this.closed = true;
    this.emit('close');
  }
}

test('those of all addresses are bounded, and the one that has been idle for longest makes room', () => {
  const refused: string[] = [];
  const from: string[] = [];
  const unverified = new UnverifiedConnections({
    limits: { unverifiedIdleMs: 10_000, unverifiedPerAddress: 100 }, clock: () => 0, onRefused: (reason, address) => void [refused.push(reason), from.push(address)],
  });
  const visit = (address: string, isVerified = false) => {
    const session = new Session();
    unverified.opened(session, address);
    unverified.callBegan(session);
    if (isVerified) unverified.verified(session);
    unverified.callEnded(session);
    return session;
  };
  const known = visit('10.0.0.1', true);
  const idle = Array.from({ length: 1_030 }, (_, index) => visit(`10.1.${index % 20}.1`));
  expect(unverified.idle).toBe(1_024);
  expect(idle.map(({ closed }) => closed).lastIndexOf(true)).toBe(5);
  expect(from).toEqual(Array.from({ length: 6 }, (_, index) => `10.1.${index}.1`));
  expect([known.closed, refused]).toEqual([false, Array.from({ length: 6 }, () => 'unverified')]);
});
