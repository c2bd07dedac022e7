import type { z } from 'zod';
import { environmentPrefix } from './config.ts';

export interface SettingProblem {
  /** Key of the setting, without the prefix. */
  readonly setting: string;
  /** Why the value is invalid, or why the setting is required. */
  readonly problem: string;
}

/** A rule across several settings. Its message never contains a value: some are secrets. */
export type SettingRule<Settings> = (settings: Settings) => SettingProblem | undefined;

/** A rule: where the one setting is given, the other must be as well; `false` is as good as not given. */
export function needs<One extends string, Other extends string>(
  one: One,
  other: Other,
): SettingRule<Partial<Record<One | Other, unknown>>> {
  return (settings: Partial<Record<string, unknown>>) => {
    if (!isGiven(settings[one]) || isGiven(settings[other])) return undefined;
    const reason = `${environmentPrefix}${one} needs it`;
    return { setting: other, problem: settings[other] === false ? `must be true, ${reason}` : reason };
  };
}

/** A rule: only one of the two may be given. */
export function excludes<One extends string, Other extends string>(
  one: One,
  other: Other,
): SettingRule<Partial<Record<One | Other, unknown>>> {
  return (settings: Partial<Record<string, unknown>>) =>
    isGiven(settings[one]) && isGiven(settings[other])
      ? { setting: other, problem: `${environmentPrefix}${one} is given already: one of the two` }
      : undefined;
}

const isGiven = (value: unknown) => value !== undefined && value !== false;

/** For `check` of a schema of settings: every rule that is broken is a problem of the setting that it names. */
export function obeys<Settings>(
  rules: readonly SettingRule<Settings>[],
): (payload: z.core.ParsePayload<Settings>) => void {
  return ({ value, issues }) => {
    for (const rule of rules) {
      const broken = rule(value);
      if (broken !== undefined)
        issues.push({ code: 'custom', path: [broken.setting], message: broken.problem, input: value, continue: true });
    }
  };
}
