/** Packages without types of their own, as far as `create-kafka.ts` uses them. */

declare module 'lz4js' {
  /** The content of one LZ4 frame. */
  export function decompress(frame: Uint8Array): Uint8Array;
}

declare module 'snappyjs' {
  /** The content of one block of Snappy, without a frame. Throws for one that would be larger than `maxLength`. */
  export function uncompress(block: Uint8Array, maxLength?: number): Uint8Array;
}
