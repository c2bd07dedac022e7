const [magic, is64, isLittle] = [0x464c457f, 2, 1];
/** Offsets in the header of a 64-bit file. */
const header = {
  programs: 32, sections: 40, programSize: 54, programCount: 56, sectionCount: 60, sectionNames: 62,
} as const;
/** Offsets in what describes a program segment. */
const segment = { offset: 8, fileSize: 32 } as const;

/**
 * Pure: the program without what is behind its last segment, which is never loaded: symbols and debugging information,
 * a fifth of
 * Node. As `strip` would, but the same on every machine, with or without binutils. Throws for what is not a 64-bit
 * program.
 */
export function withoutSymbols(program: Uint8Array): Uint8Array {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength);
  if (
    program.length < 64 ||
    view.getUint32(0, true) !== magic ||
    view.getUint8(4) !== is64 ||
    view.getUint8(5) !== isLittle
  ) {
    throw new Error('not a 64-bit little-endian ELF file');
  }
  const [first, size] = [Number(view.getBigUint64(header.programs, true)), view.getUint16(header.programSize, true)];
  const segments = Array.from(
    { length: view.getUint16(header.programCount, true) }, (_, index) => first + index * size,
  );
  const ends = segments.map((at) =>
    Number(view.getBigUint64(at + segment.offset, true) + view.getBigUint64(at + segment.fileSize, true)),
  );
  const trimmed = program.slice(0, Math.max(...ends));
  const changed = new DataView(trimmed.buffer);
  // The table of sections was behind the segments too.
  changed.setBigUint64(header.sections, 0n, true);
  changed.setUint16(header.sectionCount, 0, true);
  changed.setUint16(header.sectionNames, 0, true);
  return trimmed;
}
