/** A package that others install. */
export interface Package {
  /** Folder of its sources, with its package.json. */
  readonly folder: string;
  /** The modules that others import, in the folder. Everything that they import goes along. */
  readonly modules: readonly string[];
  /** What is not compiled, in the folder. */
  readonly files: readonly string[];
  /**
   * Programs that become one file each, with what they import of other folders; modules in the folder, by the name of
   * the file.
   */
  readonly programs: Readonly<Record<string, string>>;
}

const library = { modules: ['index.ts'], files: [], programs: {} } as const;

/** Each one depends on those before it only. */
export const packages: readonly Package[] = [
  {
    ...library, folder: 'libs/contracts', modules: ['index.ts', 'browser.ts'],
    files: ['generated/messages.js', 'generated/messages.d.ts', 'generated/descriptors.binpb'],
  },
  { ...library, folder: 'client' },
  { ...library, folder: 'client/node' },
  { ...library, folder: 'client/web' },
  { ...library, folder: 'client/cli', modules: [], programs: { cecochat: 'main.ts' } },
];
