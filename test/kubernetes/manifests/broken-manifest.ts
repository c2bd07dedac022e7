/** A spec with one mistake. */
export interface BrokenManifest {
  readonly what: string;
  readonly spec: unknown;
  /** The field that `parseManifest` names. */
  readonly field: string;
  /** The one that an API server names: the same, or an element of it. */
  readonly serverField: string;
  /** Matches the problem that `parseManifest` reports. */
  readonly rule: string;
  /** Matches the cause that an API server reports. */
  readonly serverRule: string;
}

/** A field as both write it. */
export const fieldAt = (path: readonly (string | number)[]): string => ['spec', ...path].map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`)).join('');
