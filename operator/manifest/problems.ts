import type { z } from 'zod';

/** Where a value is in the manifest, from the root. */
export type Path = readonly PropertyKey[];

export interface Problem {
  readonly path: Path;
  readonly rule: string;
}

/** Reads a value. Problems name each invalid field, with the rule that it breaks. */
export function readWith<Schema extends z.ZodType>(
  schema: Schema, value: unknown,
): { readonly data: z.output<Schema> } | { readonly problems: readonly Problem[] } {
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.success ? { data: parsed.data } : { problems: parsed.error.issues.flatMap(toProblems) };
}

function toProblems(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key], rule: 'is not a known field' }));
  return [{ path: issue.path, rule: describeRule(issue) }];
}

/**
 * Zod's own messages begin with "Invalid input: " or the like; here the name of the field precedes them. Issues need
 * `reportInput`, which adds the given value.
 */
function describeRule(issue: z.core.$ZodIssue): string {
  const isMissing = (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined;
  if (isMissing) return 'is missing';
  return issue.message
    .replace(/^Invalid (?:input|option): expected/, 'must be')
    .replace(/^(?:Too (?:big|small)|Invalid \w+): expected \w+ to (?:be|have) /, 'must be ');
}

/** A field as a person writes it, such as spec.dependencies.kafka.addresses[0]. */
export function describePath(path: Path): string {
  if (path.length === 0) return 'the manifest';
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${describeKey(String(part))}`,
    )
    .join('');
}

const describeKey = (key: string): string => (/^[\w./-]+$/.test(key) ? key : JSON.stringify(key));
