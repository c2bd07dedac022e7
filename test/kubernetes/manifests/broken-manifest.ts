/** A spec with one mistake. */
export interface BrokenManifest {
  readonly what: string;
  readonly spec: unknown;
  /** The field that `parseManifest` names. */
  readonly field: string;
  /** The one that an API server names: the same, or an element of it. */
  readonly serverField: string;
  /** What is in the problem as `parseManifest` tells it. */
  readonly rule: string;
  /** What is in the cause as an API server tells it. */
  readonly serverRule: string;
}

/** A field as both write it. */
export const fieldAt = (path: readonly (string | number)[]): string => ['spec', ...path].map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`)).join('');
