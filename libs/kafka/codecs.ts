import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import kafkajs from 'kafkajs';
import { decompress as decompressLz4 } from 'lz4js';
import { uncompress as decompressSnappy } from 'snappyjs';

const { CompressionCodecs, CompressionTypes } = kafkajs;
const decompressZstd = promisify(zstdDecompress);

/** Bound on a decompressed batch: Kafka accepts 1 MiB compressed, and text does not shrink that much. */
const maxBatchBytes = 128 * 1024 * 1024;

/** Java writes blocks of Snappy after this, two versions, and the length of each. */
const xerialMagic = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0]);
const xerialHeaderBytes = xerialMagic.length + 8;

/**
 * kafkajs reads gzip only. The platform writes without compression, but a topic or a broker with its own
 * `compression.type` compresses its records, and other tools may write to the log too: consumers read all codecs.
 */
export function registerCodecs(): void {
  CompressionCodecs[CompressionTypes.Snappy] = codec(async (batch) => readSnappy(batch));
  CompressionCodecs[CompressionTypes.LZ4] = codec(async (batch) => Buffer.from(decompressLz4(batch)));
  CompressionCodecs[CompressionTypes.ZSTD] = codec((batch) =>
    decompressZstd(batch, { maxOutputLength: maxBatchBytes }),
  );
}

const codec = (decompress: (batch: Buffer) => Promise<Buffer>) => () => ({
  compress: () => Promise.reject(new Error('records are written without compression')),
  decompress,
});

function readSnappy(batch: Buffer): Buffer {
  if (!batch.subarray(0, xerialMagic.length).equals(xerialMagic))
    return Buffer.from(decompressSnappy(batch, maxBatchBytes));
  const blocks: Uint8Array[] = [];
  for (let at = xerialHeaderBytes; at < batch.length; ) {
    const end = at + 4 + batch.readInt32BE(at);
    blocks.push(decompressSnappy(batch.subarray(at + 4, end), maxBatchBytes));
    at = end;
  }
  return Buffer.concat(blocks);
}
