import { buildEvent, type EventToTell } from './event.ts';

const event: EventToTell = {
  regarding: { apiVersion: 'cecochat.dev/v1beta1', kind: 'ChatCluster', metadata: { namespace: 'chat', name: 'sample', uid: 'uid-1' } },
  type: 'Normal', reason: 'ServerReplaced', action: 'Replace', note: 'messaging-1 was replaced', reportedBy: 'operator-0',
};

test('an event is told in the namespace of what it is about, with a time of six decimals', () => {
  expect(buildEvent(event, 'cecochat-operator', Date.UTC(2026, 0, 2, 3, 4, 5, 6))).toMatchObject({
    metadata: { namespace: 'chat', generateName: 'sample-' },
    eventTime: '2026-01-02T03:04:05.006000Z',
    regarding: { kind: 'ChatCluster', namespace: 'chat', name: 'sample', uid: 'uid-1' },
    reportingController: 'cecochat-operator',
  });
});

test('a note that is too long is cut, not within a character', () => {
  const { note } = buildEvent({ ...event, note: `x${'ö'.repeat(1_000)}` }, 'cecochat-operator', 0);
  expect(Buffer.byteLength(note)).toBeLessThanOrEqual(1_024);
  expect(note).toMatch(/^xö+…$/);
});

test('an event about an object with a long name has a name that the api server takes', () => {
  const name = `${'a'.repeat(199)}.b`;
  const { metadata } = buildEvent({ ...event, regarding: { ...event.regarding, metadata: { name } } }, 'cecochat-operator', 0);
  expect(metadata).toEqual({ namespace: 'default', generateName: `${'a'.repeat(199)}-` });
});
