import {
  cecochat, decodeEvent, encodeEvent, lineage, messageId, parseContent, sequence, userId, userSettingsContent,
  userSettingsIn, type Content,
} from '../index.ts';

const me = userId(1);
const envelope = { messageId: messageId(7n), sender: me, receiver: me, device: 'phone', lineage: lineage(5), sequence: sequence(3) };

test.each([true, false])('servers read what a device sets, and devices what servers have written: %s', (hasPrivateReceipts) => {
  const sent = userSettingsContent({ hasPrivateReceipts });
  const read = parseContent({ userSettings: cecochat.v1.UserSettings.decode(sent.kind.encode(sent.body)) });
  expect(read).toEqual(sent);
  expect(sent.kind.encode(sent.body).length).toBeLessThanOrEqual(sent.kind.maxBytesOf(sent.body));
  expect(userSettingsIn(decodeEvent(encodeEvent(envelope, read)))).toEqual({ hasPrivateReceipts });
  expect(userSettingsIn(decodeEvent(encodeEvent({ ...envelope, sender: userId(2) }, read)))).toBeUndefined();
});

test('what sets nothing, or is sent to others, is refused', () => {
  const wrong = (field: string): unknown => expect.objectContaining({ code: 'invalid-argument', details: { field } });
  expect(() => parseContent({ userSettings: {} })).toThrow(wrong('settings') as Error);
  const { kind, body } = userSettingsContent({ hasPrivateReceipts: true }) as Content;
  const context = { sender: me, receiver: userId(2), group: undefined, sentMs: 0, editWindowMs: 0 };
  expect(() => kind.check?.(body, context)).toThrow(wrong('receiver') as Error);
  kind.check?.(body, { ...context, receiver: me });
});
