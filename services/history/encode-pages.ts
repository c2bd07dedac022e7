import type { Gap } from '@cecochat/cassandra';
import { asBuffer, encodeStoredEvent, toLong } from '@cecochat/contracts';
import protobuf from 'protobufjs/minimal.js';
import type { IdGap } from './dialog-gaps.ts';
import type { GroupPage } from './group-pages.ts';
import type { DialogPage, InboxPage } from './pages.ts';

/*
 * Responses are put together around the bytes that were stored, as the fields of history.proto: an event is never
 * decoded, so what this version does not know reaches the caller unchanged.
 */
const lengthDelimited = 2;
const varint = 0;
const tag = (field: number, wireType: number) => (field << 3) | wireType;

export function encodeInboxPage(page: InboxPage, gaps: readonly Gap[]): Buffer {
  const writer = protobuf.Writer.create();
  for (const { offset, event } of page.entries) writer.uint32(tag(1, lengthDelimited)).bytes(encodeStoredEvent(offset, event));
  writer.uint32(tag(2, varint)).uint64(toLong(page.nextCursor));
  writer.uint32(tag(3, varint)).uint64(toLong(page.watermark));
  for (const { from, to } of gaps) writePair(writer, 4, from, to);
  return asBuffer(writer.finish());
}

export function encodeDialogPage(page: DialogPage, gaps: readonly IdGap[]): Buffer {
  const writer = protobuf.Writer.create();
  for (const { event } of page.entries) writer.uint32(tag(1, lengthDelimited)).bytes(event);
  writer.uint32(tag(2, varint)).uint64(toLong(page.nextOlderThan));
  for (const { after, before } of gaps) writePair(writer, 3, after, before);
  return asBuffer(writer.finish());
}

export function encodeGroupPage({ entries, nextBefore }: GroupPage): Buffer {
  const writer = protobuf.Writer.create();
  for (const { event } of entries) writer.uint32(tag(1, lengthDelimited)).bytes(event);
  writer.uint32(tag(2, varint)).uint64(toLong(nextBefore));
  return asBuffer(writer.finish());
}

/** A message of two numbers, fields 1 and 2. */
function writePair(writer: protobuf.Writer, field: number, first: bigint | number, second: bigint | number): void {
  writer.uint32(tag(field, lengthDelimited)).fork();
  writer.uint32(tag(1, varint)).uint64(toLong(first)).uint32(tag(2, varint)).uint64(toLong(second));
  writer.ldelim();
}
