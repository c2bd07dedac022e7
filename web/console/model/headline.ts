import { counted } from './numbers.ts';
import type { ConsolePlatform } from './state.ts';

/** `busy`: something moves or starts, as it should. */
export type Tone = 'good' | 'busy' | 'bad';

export interface Headline {
  readonly tone: Tone;
  readonly title: string;
  readonly detail: string;
}

/** Pure: the state of a platform in a line, the most urgent first. */
export function headlineOf(platform: ConsolePlatform): Headline {
  const { conditions, handovers, waiting, partitions, manifest } = platform;
  const where = describePlace(platform);
  const bad = conditions.find(({ type, isGood }) => type === 'Ready' && !isGood) ??
    conditions.find(({ isGood }) => !isGood);
  if (bad !== undefined) return { tone: 'bad', title: sentence(bad.message), detail: where };
  if (manifest.problems.length > 0)
    return { tone: 'bad', title: 'The manifest is not followed', detail: manifest.problems.join('; ') };
  if (conditions.length === 0) return { tone: 'busy', title: 'No operator has reported yet', detail: where };
  if (handovers.length > 0) {
    const rest = waiting > 0 ? `${counted(waiting, 'more waits', 'more wait')} · ${where}` : where;
    const title = `${counted(handovers.length, 'partition is', 'partitions are')} moving`;
    return { tone: 'busy', title, detail: rest };
  }
  const change = conditions.find(({ type, status }) => type === 'Progressing' && status);
  if (change !== undefined) return { tone: 'busy', title: `${change.reason}: ${change.message}`, detail: where };
  const served = partitions.owners.length;
  const title = served === 1 ? 'The partition is served' : `All ${served} partitions are served`;
  return { tone: 'good', title, detail: where };
}

function describePlace({ version, epoch, manifest: { mode } }: ConsolePlatform): string {
  const parts = [version === null ? '' : `version ${version}`, `routing epoch ${epoch}`, modes[mode]];
  return parts.filter((part) => part !== '').join(' · ');
}

const modes = {
  followed: '', paused: 'paused: the operator changes nothing', 'plan-only': 'plan only: nothing is carried out',
} as const;

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
