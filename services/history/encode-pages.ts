import type { Gap } from '@cecochat/cassandra';
import { asBuffer, encodeStoredEvent, toLong } from '@cecochat/contracts';
import protobuf from 'protobufjs/minimal.js';
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
  for (const { from, to } of gaps) {
    writer.uint32(tag(4, lengthDelimited)).fork();
    writer.uint32(tag(1, varint)).uint64(toLong(from)).uint32(tag(2, varint)).uint64(toLong(to));
    writer.ldelim();
  }
  return asBuffer(writer.finish());
}

export function encodeDialogPage(page: DialogPage): Buffer {
  const writer = protobuf.Writer.create();
  for (const { event } of page.entries) writer.uint32(tag(1, lengthDelimited)).bytes(event);
  writer.uint32(tag(2, varint)).uint64(toLong(page.nextOlderThan));
  return asBuffer(writer.finish());
}
