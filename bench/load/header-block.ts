/** The request headers of a gRPC call. */
export interface CallHeaders {
  readonly scheme: 'http' | 'https';
  /** host:port. */
  readonly authority: string;
  readonly path: string;
  readonly token: string;
}

const userAgent = 'grpc-node-js/1.14.7';

/** Indexes of RFC 7541, appendix A. */
const known = {
  authority: 1,
  methodPost: 3,
  path: 4,
  schemeHttp: 6,
  schemeHttps: 7,
  acceptEncoding: 16,
  authorization: 23,
  contentType: 31,
  userAgent: 58,
} as const;
const firstOwnIndex = 62;
/** The first bits of a field select its kind; `prefix` bits are left for the index (RFC 7541, 6.1 and 6.2). */
const indexed = { bits: 0x80, prefix: 7 } as const;
const remembered = { bits: 0x40, prefix: 6 } as const;
const passing = { bits: 0x00, prefix: 4 } as const;
const secret = { bits: 0x10, prefix: 4 } as const;

/**
 * Pure: the headers of the first call of a connection, and those of each one after it, in HPACK (RFC 7541) without
 * Huffman
 * codes. What stays the same from call to call enters the server's table with the first one, so that a server holds as
 * much for
 * each connection as it does for grpc-js; the token never does, as with grpc-js.
 */
export function buildHeaderBlocks({ scheme, authority, path, token }: CallHeaders): {
  readonly first: Buffer;
  readonly next: Buffer;
} {
  const begin = Buffer.concat([
    integer(indexed, known.methodPost),
    integer(indexed, scheme === 'http' ? known.schemeHttp : known.schemeHttps),
    integer(passing, known.path), text(path),
  ]);
  const end = Buffer.concat([integer(secret, known.authorization), text(`Bearer ${token}`)]);
  // The pseudo header among them comes first: pseudo headers are before all others.
  const same = [
    [integer(remembered, known.authority), text(authority)],
    [integer(remembered, 0), text('te'), text('trailers')],
    [integer(remembered, known.contentType), text('application/grpc')],
    [integer(remembered, known.userAgent), text(userAgent)],
    [integer(remembered, 0), text('grpc-accept-encoding'), text('identity,deflate,gzip')],
    [integer(remembered, known.acceptEncoding), text('identity')],
  ];
  // The youngest entry of the server's table has the lowest index.
  const indexes = same.map((_, place) => integer(indexed, firstOwnIndex + same.length - 1 - place));
  return { first: Buffer.concat([begin, ...same.flat(), end]), next: Buffer.concat([begin, ...indexes, end]) };
}

/** An integer behind some bits (RFC 7541, 5.1). */
function integer({ bits, prefix }: { readonly bits: number; readonly prefix: number }, value: number): Buffer {
  const most = 2 ** prefix - 1;
  if (value < most) return Buffer.from([bits | value]);
  const bytes = [bits | most];
  let left = value - most;
  for (; left >= 0x80; left >>>= 7) bytes.push((left & 0x7f) | 0x80);
  return Buffer.from([...bytes, left]);
}

/** A text, uncompressed (RFC 7541, 5.2). */
function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'latin1');
  return Buffer.concat([integer({ bits: 0, prefix: 7 }, bytes.length), bytes]);
}
