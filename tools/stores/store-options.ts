import type { Java } from './java.ts';

/** Where stores listen by default. */
export const defaultHost = '127.0.0.1';

export interface StoreOptions {
  /** Folder that keeps the data. */
  readonly dataDir: string;
  readonly logDir: string;
}

export interface JavaStoreOptions extends StoreOptions {
  readonly java: Java;
  /** Folder of jars. */
  readonly jars: string;
}
