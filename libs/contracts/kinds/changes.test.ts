import fc from 'fast-check';
import {
  cecochat, ChatError, decodeEvent, deletionContent, deletionField, editContent, editField, encodeEvent, groupId, idEpochMs, lineage, messageId,
  messageIdAt, messagingService, parseContent, reactionContent, reactionField, replyContent, sequence, textContent, textKind, toLong, userId,
  type Content, type MessageRef, type SendContext,
} from '../index.ts';
import { findBodies } from './find-bodies.ts';

const envelope = { messageId: messageId(7n), sender: userId(1), device: 'phone', lineage: lineage(5), sequence: sequence(3), receiver: userId(2) };
const [hour, sentMs] = [3_600_000, idEpochMs + 1_000 * 3_600_000];
const message: MessageRef = { messageId: messageIdAt(sentMs - hour), seq: 0, author: userId(1) };
const named = { messageId: toLong(message.messageId), author: toLong(1) };

const aRef = fc.record({ messageId: fc.bigInt(1n, 2n ** 63n - 1n).map(messageId), seq: fc.nat(), author: fc.bigInt(1n, 2n ** 63n - 1n).map(userId) });
const aText: fc.Arbitrary<string> = fc.string({ minLength: 1, unit: 'grapheme' });
const anyContent = fc.oneof(
  fc.tuple(aRef, aText).map(([ref, text]) => editContent(ref, text) as Content),
  aRef.map((ref) => deletionContent(ref) as Content),
  fc.tuple(aRef, fc.constantFrom('👍', '❤️', '👨🏿‍❤️‍💋‍👨🏻'), fc.boolean()).map(([ref, emoji, isSet]) => reactionContent(ref, emoji, isSet) as Content),
  fc.tuple(aRef, aText).map(([ref, text]) => replyContent(text, ref) as Content),
);
const wireOf = ({ kind, body }: Content) => messagingService.send.requestDeserialize(Buffer.concat([
  cecochat.v1.SendRequest.encode({ device: 'phone', receiver: toLong(8) }).finish(),
  Buffer.from([(kind.field << 3) | 2, ...varint(kind.encode(body).length)]), kind.encode(body),
]));
const varint = (length: number) => (length < 128 ? [length] : [(length & 127) | 128, length >> 7]);

test('what a device encodes a server reads, writes with the same bytes, and names by them', () => {
  fc.assert(fc.property(anyContent, (sent) => {
    const read = parseContent(wireOf(sent));
    expect(read.kind.field).toBe(sent.kind.field);
    expect(read.body).toEqual(sent.body);
    const encoded = Buffer.from(sent.kind.encode(sent.body));
    expect(findBodies(encodeEvent(envelope, read))).toEqual([{ field: sent.kind.field, body: encoded }]);
    expect(read.kind.maxBytesOf(read.body)).toBeGreaterThanOrEqual(encoded.length);
    expect(read.kind.messageOf?.(read.body)).toEqual(sent.kind.messageOf?.(sent.body));
    // A server that does not have the kind compares the bytes.
    if (sent.kind.field !== textKind.field) expect(read.kind.fingerprintOf(read.body)).toBe(encoded.toString('latin1'));
  }));
});

test('clients read what was sent', () => {
  const shown = (content: Content) => {
    const { kind, body, ...event } = decodeEvent(encodeEvent(envelope, content));
    return [kind, body, ...('replyTo' in event ? [event.replyTo] : [])];
  };
  expect(shown(editContent(message, 'new') as Content)).toEqual(['edit', { message, text: 'new' }]);
  expect(shown(deletionContent(message) as Content)).toEqual(['deletion', { message }]);
  expect(shown(reactionContent(message, '👍', false) as Content)).toEqual(['reaction', { message, emoji: '👍', isSet: false }]);
  expect(shown(replyContent('yes', message))).toEqual(['text', 'yes', message]);
  expect(shown(textContent('no'))).toEqual(['text', 'no']);
});

test('fields of a later version in a change are stored and forwarded', () => {
  const more = Buffer.from([(9 << 3) | 2, 2, 1, 2]);
  const body = Buffer.concat([Buffer.from(deletionContent(message).kind.encode({ message })), more]);
  const read = parseContent(wireOf({ kind: { ...deletionContent(message).kind, encode: () => body } as unknown as Content['kind'], body: undefined }));
  expect(findBodies(encodeEvent(envelope, read))).toEqual([{ field: deletionField, body }]);
  expect(read.kind.fingerprintOf(read.body)).toBe(body.toString('latin1'));
});

test.each<[field: string, wire: Parameters<typeof parseContent>[0]]>([
  ['message', { edit: { text: 'x' } }],
  ['message', { deletion: {} }],
  ['message', { deletion: { message: { messageId: toLong(5) } } }],
  ['message', { deletion: { message: { ...named, author: toLong(-1n) } } }],
  ['message', { deletion: { message: { ...named, messageId: toLong(-1n) } } }],
  ['message', { reaction: { message: { ...named, seq: toLong(2n ** 60n) }, emoji: '👍', set: true } }],
  ['text', { edit: { message: named } }],
  ['text', { edit: { message: named, text: 'half \uD83D' } }],
  ['emoji', { reaction: { message: named, set: true } }],
  ['emoji', { reaction: { message: named, emoji: 'ok', set: true } }],
  ['emoji', { reaction: { message: named, emoji: '👍👍', set: true } }],
  ['reply_to', { text: { text: 'x', replyTo: {} } }],
])('a wrong %s is refused and named', (field, wire) => {
  expect(() => parseContent(wire)).toThrow(expect.objectContaining({ code: 'invalid-argument', details: { field } }));
});

const inDialog: SendContext = { sender: userId(1), receiver: userId(2), group: undefined, sentMs, editWindowMs: hour };
const inGroup: SendContext = { ...inDialog, receiver: undefined, group: groupId(9) };
const ofBob = { ...message, author: userId(2) };
const ofStranger = { ...message, author: userId(3) };
const later = { ...message, messageId: messageIdAt(sentMs + 60_000) };
const codeOf = ({ kind, body }: Content, context: SendContext): string => {
  try {
    kind.check?.(body, context);
    return 'ok';
  } catch (error) {
    return ChatError.from(error).code;
  }
};

test.each<[code: string, content: Content<never>, context: SendContext]>([
  ['ok', editContent(message, 'x') as never, inDialog],
  ['not-the-author', editContent(ofBob, 'x') as never, inDialog],
  ['edit-window-over', editContent({ ...message, messageId: messageIdAt(sentMs - hour - 1) }, 'x') as never, inDialog],
  ['no-such-message', editContent(later, 'x') as never, inDialog],
  ['invalid-argument', editContent({ ...message, seq: 3 }, 'x') as never, inDialog],
  ['ok', editContent({ ...message, seq: 3 }, 'x') as never, inGroup],
  ['invalid-argument', editContent(message, 'x') as never, inGroup],
  ['not-the-author', editContent({ ...ofBob, seq: 3 }, 'x') as never, inGroup],
  ['ok', deletionContent(message) as never, inDialog],
  ['not-the-author', deletionContent(ofBob) as never, inDialog],
  ['ok', deletionContent({ ...ofStranger, seq: 3 }) as never, inGroup],
  ['ok', reactionContent(ofBob, '👍', true) as never, inDialog],
  ['no-such-message', reactionContent(ofStranger, '👍', true) as never, inDialog],
  ['no-such-message', reactionContent(later, '👍', true) as never, inDialog],
  ['ok', replyContent('x', ofBob) as never, inDialog],
  ['no-such-message', replyContent('x', ofStranger) as never, inDialog],
  ['ok', textContent('x') as never, inDialog],
])('%s: %j', (code, content, context) => {
  expect(codeOf(content as unknown as Content, context)).toBe(code);
});

test('the fields are those of the protocol', () => {
  const { edit, deletion, reaction } = cecochat.v1.Event.decode(Buffer.concat([editField, deletionField, reactionField].map((field) => Buffer.from([(field << 3) | 2, 0]))));
  expect([edit, deletion, reaction].filter(Boolean)).toHaveLength(1); // One body: the last one counts.
  expect(reaction).not.toBeNull();
});
