import { projections, type Row } from '@cecochat/cassandra';
import { ConversationsView, readConversations } from '@cecochat/client';
import {
  cecochat, conversationSettingsContent, decodeEvent, deletionContent, encodedContent, encodeEventRecord, encodeEvent,
  encodeGroupChanged, encodeGroupRecord, encodeReceiptRecord, groupChangedField, groupId, lineage, messageId, offset,
  partition, readRecord, refTo, sequence, textContent, toLong, userId, audienceOfReceipt, userSettingsContent,
  type ChatEvent, type Content, type ConversationSettings, type Receipt, type UserId,
} from '@cecochat/contracts';
import fc from 'fast-check';
import { Seen } from '../../client/session/index.ts';
import { encodeConversationsPage } from '../../services/history/encode-pages.ts';
import { readConversationsPage } from '../../services/history/list-conversations.ts';
import { fromLatest } from '../../services/history/read-request.ts';
import { planBatch } from '../../services/materialize/plan-batch.ts';
import { MemoryRows } from './memory-rows.ts';

const users = [1, 2, 3].map(userId);
const group = groupId(9);
const user = fc.constantFrom(...users);

/** What users do. A number that names an event, or a place, is taken modulo how many there are. */
type Act =
  | { readonly kind: 'say'; readonly sender: UserId; readonly receiver: UserId; readonly device: string }
  | { readonly kind: 'say-in-group'; readonly sender: UserId }
  /** A lie names another author than the message has, such as of a message of another user as an own one. */
  | { readonly kind: 'delete'; readonly sender: UserId; readonly what: number; readonly lies: boolean }
  | { readonly kind: 'set'; readonly sender: UserId; readonly device: string; readonly other: UserId | undefined; readonly settings: ConversationSettings }
  | { readonly kind: 'set-user'; readonly sender: UserId; readonly device: string; readonly hasPrivateReceipts: boolean }
  | { readonly kind: 'see'; readonly reader: UserId; readonly what: number; readonly isPrivate: boolean }
  /** A record is in the log once more. */
  | { readonly kind: 'repeat'; readonly what: number };

const acts: fc.Arbitrary<Act[]> = fc.array(fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('say' as const), sender: user, receiver: user, device: fc.constantFrom('phone', 'tablet') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('say-in-group' as const), sender: user }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('see' as const), reader: user, what: fc.nat(), isPrivate: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), sender: user, what: fc.nat(), lies: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({
    kind: fc.constant('set' as const), sender: user, device: fc.constantFrom('phone', 'tablet'), other: fc.option(user, { nil: undefined }),
    settings: fc.record({ mutedUntilMs: fc.nat(), isPinned: fc.boolean(), isArchived: fc.boolean(), isMarkedUnread: fc.boolean() }, { requiredKeys: [] }),
  }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('set-user' as const), sender: user, device: fc.constantFrom('phone', 'tablet'), hasPrivateReceipts: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat' as const), what: fc.nat() }) },
), { maxLength: 40 });

/** The log of a platform with one partition: the values of its records. */
class Log {
  readonly values: Buffer[] = [];
  readonly #sequences = new Map<string, number>();
  #seq = 0;
  #n = 0;

  constructor(wanted: readonly Act[]) {
    const created = encodeGroupChanged('created', { users: [toLong(2n)] });
    this.#appendToGroup(userId(1), encodedContent(groupChangedField, created), '');
    for (const act of wanted) this.#act(act);
    const added = encodeGroupChanged('added', { users: [toLong(3n)] });
    this.#appendToGroup(userId(1), encodedContent(groupChangedField, added), '');
    this.#appendToGroup(userId(2), textContent('welcome'), 'phone');
  }

  #act(act: Act): void {
    switch (act.kind) {
      case 'say': return this.#say(act);
      case 'say-in-group': return this.#appendToGroup(act.sender, textContent('to all'), 'phone');
      case 'see': return this.#see(act);
      case 'delete': return this.#delete(act);
      case 'set-user': return this.#say({ ...act, receiver: act.sender }, userSettingsContent(act) as Content);
      case 'set': {
        const conversation = act.other === undefined ? { group } : { other: act.other };
        return this.#say({ ...act, receiver: act.sender }, conversationSettingsContent(conversation, act.settings) as Content);
      }
      case 'repeat': {
        const value = this.values[act.what % Math.max(1, this.values.length)];
        // The sends of a device come in order, so that only its latest one can come again.
        const { event } = readRecord(value ?? Buffer.alloc(0));
        const { group: of, sender, device, sequence: number } = event === undefined ? {} as Partial<ReturnType<typeof decodeEvent>> : decodeEvent(event);
        if (event !== undefined && of === undefined && this.#sequences.get(`${sender}/${device}`) === number) this.values.push(value as Buffer);
      }
    }
  }

  #say({ sender, receiver, device }: Pick<Extract<Act, { kind: 'say' }>, 'sender' | 'receiver' | 'device'>, content: Content = textContent('hello')): void {
    const envelope = { messageId: messageId(this.values.length + 1), sender, receiver, device, lineage: lineage(1), sequence: this.#next(sender, device) };
    this.values.push(encodeEventRecord(envelope, content));
  }

  /** The platform takes a deletion of an author; user 1 is an admin of the group. All others lie about the author. */
  #delete({ sender, what, lies }: Extract<Act, { kind: 'delete' }>): void {
    const event = this.#eventAt(what);
    if (event === undefined) return;
    const isAdmin = event.group !== undefined && sender === userId(1) && !lies;
    const ref = { ...refTo(event), ...(!isAdmin && { author: sender }) };
    if (event.group !== undefined) this.#appendToGroup(sender, deletionContent(ref) as Content, 'phone');
    else if (event.sender === sender || event.receiver === sender) {
      const receiver = event.sender === sender ? event.receiver : event.sender;
      this.#say({ sender, receiver, device: 'phone' }, deletionContent(ref) as Content);
    }
  }

  #eventAt(what: number): ChatEvent | undefined {
    const { event } = readRecord(this.values[what % this.values.length] ?? Buffer.alloc(0));
    return event && decodeEvent(event);
  }

  #appendToGroup(sender: UserId, content: Content, device: string): void {
    if (content.kind.field === textContent('').kind.field) this.#n++;
    const envelope = {
      messageId: messageId(this.values.length + 1), sender, group, device, lineage: lineage(1), seq: ++this.#seq, n: this.#n,
      sequence: device === '' ? sequence(0) : this.#next(sender, device),
    };
    const recipients = this.#seq > 1 && content.kind.field === groupChangedField ? users : users.slice(0, this.#isOver ? 3 : 2);
    this.values.push(encodeGroupRecord(encodeEvent(envelope, content), { recipients, membershipEpoch: 1, isTimeline: true }));
    this.#isOver ||= this.#seq > 1 && content.kind.field === groupChangedField;
  }
  #isOver = false;

  #next(sender: UserId, device: string) {
    const next = (this.#sequences.get(`${sender}/${device}`) ?? 0) + 1;
    this.#sequences.set(`${sender}/${device}`, next);
    return sequence(next);
  }

  #see({ reader, what, isPrivate }: Extract<Act, { kind: 'see' }>): void {
    const at = what % Math.max(1, this.values.length);
    const { event: bytes, recipients } = readRecord(this.values[at] ?? Buffer.alloc(0));
    if (bytes === undefined) return;
    const event = decodeEvent(bytes);
    const place = { reader, offset: offset(at), isPrivate };
    if (event.group !== undefined) {
      if (recipients.includes(reader)) this.#append({ ...place, group, seenTo: event.seq, n: event.n });
    } else if (event.sender === reader || event.receiver === reader) {
      this.#append({ ...place, other: event.sender === reader ? event.receiver : event.sender, seenTo: event.messageId });
    }
  }

  #append(receipt: Receipt): void {
    this.values.push(encodeReceiptRecord(receipt));
  }
}

const takers = projections.filter(({ name }) => name === 'conversations').map((projection) => ({ projection, from: 0 }));

/** The rows of a part of the log. */
function rowsOf(values: readonly Buffer[], from: number, to: number): readonly Row[] {
  const records = values.slice(from, to).map((value, index) => ({ offset: String(from + index), value }));
  if (records.length === 0) return [];
  const { parts } = planBatch(records, { partition: partition(0), partitionCount: 1, generation: 0, takers, isKnownBucket: () => true });
  expect(parts.map(({ failure }) => failure)).toEqual([undefined]);
  return parts.flatMap(({ rows }) => rows);
}

function tablesOf(values: readonly Buffer[], to = values.length): MemoryRows {
  const tables = new MemoryRows();
  for (const row of rowsOf(values, 0, to)) tables.write(row);
  tables.watermark = offset(to);
  return tables;
}

async function pageOf(tables: MemoryRows, of: UserId) {
  const page = await readConversationsPage(tables, of, { home: partition(0), before: fromLatest, count: 100, withoutArchived: false });
  return readConversations(cecochat.v1.ListConversationsResponse.decode(encodeConversationsPage(page)));
}

async function load(view: ConversationsView, tables: MemoryRows, of: UserId): Promise<void> {
  const page = await pageOf(tables, of);
  view.load(page.conversations, page);
}

/** What a device has that got a list, and then the records from an offset on. */
function follow(view: ConversationsView, of: UserId, values: readonly Buffer[], { from, seen }: { readonly from: number; readonly seen: Seen }): void {
  values.forEach((value, at) => {
    const { event: bytes, recipients, receipt } = readRecord(value);
    if (receipt !== undefined && at >= from && audienceOfReceipt(receipt).includes(of)) view.onReceipt(receipt);
    if (bytes === undefined) return;
    const event = decodeEvent(bytes);
    const isFor = event.group === undefined ? event.sender === of || event.receiver === of : recipients.includes(of);
    if (!isFor) return;
    const received = { ...event, offset: offset(at) };
    const isNew = seen.add(event).kind === 'new';
    if (at >= from && isNew) view.onEvent(received);
    else if (at >= from) view.onRepeat(received);
  });
}

const shownOf = (view: ConversationsView) => ({
  user: view.user, marks: view.list().map(({ key }) => view.markOf(key)),
  list: view.list().map(({ key, unread, seenOffset, seenTo, last, settings }) => ({ key, unread, seenOffset, seenTo, last: last?.offset, settings })),
});

test('whatever is written again, and in whatever order, the tables are the same', () => {
  fc.assert(fc.property(acts, fc.array(fc.tuple(fc.nat(), fc.nat())), fc.infiniteStream(fc.nat()), (wanted, parts, order) => {
    const { values } = new Log(wanted);
    const again = parts.flatMap(([from, length]) => rowsOf(values, from % values.length, (from % values.length) + (length % 9)));
    const rows = [...rowsOf(values, 0, values.length), ...again];
    const tables = new MemoryRows();
    while (rows.length > 0) {
      const [row] = rows.splice((order.next().value as number) % rows.length, 1);
      if (row !== undefined) tables.write(row);
    }
    expect(tables.dump()).toEqual(tablesOf(values).dump());
  }));
});

test('what a device counts as unread and has of settings, from the log or from a list and what follows, is what the platform has', async () => {
  await fc.assert(fc.asyncProperty(acts, fc.nat(), async (wanted, part) => {
    const { values } = new Log(wanted);
    const whole = tablesOf(values);
    const from = part % (values.length + 1);
    for (const of of users) {
      const fromPlatform = new ConversationsView(of);
      await load(fromPlatform, whole, of);
      const listed = shownOf(fromPlatform);
      const [fromLog, fromBoth] = [new ConversationsView(of), new ConversationsView(of)];
      follow(fromLog, of, values, { from: 0, seen: new Seen(100) });
      expect(shownOf(fromLog)).toEqual(listed);
      await load(fromBoth, tablesOf(values, from), of);
      follow(fromBoth, of, values, { from, seen: new Seen(100) });
      expect(shownOf(fromBoth)).toEqual(listed);
    }
  }));
});

test('of many unread messages of a group, a device and the platform look for deletions among the latest 256', async () => {
  const say = Array.from({ length: 300 }, (): Act => ({ kind: 'say-in-group', sender: userId(2) }));
  const remove = (what: number): Act => ({ kind: 'delete', sender: userId(2), what, lies: false });
  const { values } = new Log([...say, remove(3), remove(60), remove(290), ...say.slice(0, 20)]);
  const [reader, whole] = [userId(1), tablesOf(values)];
  const [fromLog, fromPlatform] = [new ConversationsView(reader), new ConversationsView(reader)];
  follow(fromLog, reader, values, { from: 0, seen: new Seen(100) });
  await load(fromPlatform, whole, reader);
  expect(shownOf(fromLog)).toEqual(shownOf(fromPlatform));
  // 321 messages with the last one of the log: that of the 290th place alone is among the latest.
  expect(fromPlatform.list().map(({ unread }) => unread)).toEqual([320]);
});
