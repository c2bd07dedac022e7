import fc from 'fast-check';
import {
  cecochat, conversationSettingsContent, decodeEvent, encodeEvent, groupId, lineage, messageId, messagingService,
  parseContent, sequence, settingsIn, toLong, userId, type Content, type NamedConversation, type SendContext,
} from '../index.ts';

const me = userId(1);
const envelope = { messageId: messageId(7n), sender: me, receiver: me, device: 'phone', lineage: lineage(5), sequence: sequence(3) };
const id = fc.bigInt(1n, 2n ** 63n - 1n);
const conversation: fc.Arbitrary<NamedConversation> =
  fc.oneof(id.map((each) => ({ other: userId(each) })), id.map((each) => ({ group: groupId(each) })));
const settings = fc.record(
  { mutedUntilMs: fc.maxSafeNat(), isPinned: fc.boolean(), isArchived: fc.boolean(), isMarkedUnread: fc.boolean() }, { requiredKeys: [] },
).filter((each) => Object.keys(each).length > 0);

test('servers read what a device sets, and devices what servers have written, with the same bytes', () => {
  fc.assert(fc.property(conversation, settings, (named, set) => {
    const sent = conversationSettingsContent(named, set);
    const frame = Buffer.from(cecochat.v1.SendRequest.encode({
      conversationSettings: cecochat.v1.ConversationSettings.decode(sent.kind.encode(sent.body)), receiver: toLong(me),
    }).finish());
    const read = parseContent(messagingService.send.requestDeserialize(frame)) as typeof sent;
    expect(read).toEqual({ kind: sent.kind, body: { conversation: named, settings: set } });
    expect(read.kind.encode(read.body).length).toBeLessThanOrEqual(read.kind.maxBytesOf(read.body));
    expect(settingsIn(decodeEvent(encodeEvent(envelope, read as Content)))).toEqual({ conversation: named, settings: set });
  }));
});

test.each<[field: string, wire: cecochat.v1.IConversationSettings]>([
  ['conversation', { pinned: true }],
  ['conversation', { pinned: true, other: toLong(0) }],
  ['conversation', { pinned: true, group: toLong(-1n) }],
  ['settings', { other: toLong(2) }],
  ['muted_until', { other: toLong(2), mutedUntil: toLong(2n ** 53n) }],
])('a wrong %s is refused and named', (field, wire) => {
  expect(() => parseContent({ conversationSettings: wire })).toThrow(expect.objectContaining({ code: 'invalid-argument', details: { field } }));
});

test.each<[field: string, to: Partial<SendContext>]>([
  ['receiver', { receiver: userId(2) }], ['group', { receiver: undefined, group: groupId(1) }],
])('settings that are sent to others are refused, with the %s', (field, to) => {
  const { kind, body } = conversationSettingsContent({ other: userId(2) }, { isPinned: true });
  const context = { sender: me, receiver: me, group: undefined, sentMs: 0, editWindowMs: 0 };
  expect(() => kind.check?.(body, { ...context, ...to })).toThrow(expect.objectContaining({ code: 'invalid-argument', details: { field } }));
  kind.check?.(body, context);
});

test('what a server without the kind has written for another user, or what cannot be, sets nothing', () => {
  const content = conversationSettingsContent({ other: userId(2) }, { isPinned: true }) as Content;
  expect(settingsIn(decodeEvent(encodeEvent({ ...envelope, sender: userId(2) }, content)))).toBeUndefined();
  const late = conversationSettingsContent({ other: userId(2) }, { mutedUntilMs: 2 ** 60 }) as Content;
  expect(settingsIn(decodeEvent(encodeEvent(envelope, late)))).toBeUndefined();
});
