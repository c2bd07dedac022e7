/** What a pod's status reports of a container. */
export interface ContainerReport {
  readonly image: string;
  readonly waiting?: { readonly reason: string; readonly message: string } | undefined;
  readonly terminated?: Termination | undefined;
  /** How the run before this one ended. */
  readonly lastTerminated?: Termination | undefined;
}

export interface Termination {
  readonly exitCode: number;
  readonly reason: string;
  /** The last lines of the container's log, as `terminationMessagePolicy: FallbackToLogsOnError` gives them. */
  readonly message: string;
}

export const podTroubleReasons = [
  'ImageUnavailable', 'Unschedulable', 'ContainerRefused', 'OutOfMemory', 'CrashLooping', 'ProgramFailed',
] as const;

/** Why a pod does not run. */
export interface PodTrouble {
  readonly reason: (typeof podTroubleReasons)[number];
  readonly message: string;
}

const imageReasons: ReadonlySet<string> = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'RegistryUnavailable',
  'ImageInspectError',
]);
const containerReasons: ReadonlySet<string> = new Set([
  'CreateContainerConfigError', 'CreateContainerError', 'RunContainerError', 'PreCreateHookError',
]);

/**
 * Pure: what keeps a pod from running, in words that stay the same while it lasts: `ErrImagePull` and
 * `ImagePullBackOff` alternate with messages of their own, and would be an Event each time. Undefined for a pod that
 * runs or is starting.
 *
 * @param scheduling the condition `PodScheduled`
 */
export function podTroubleOf(
  containers: readonly ContainerReport[],
  scheduling: { readonly status: string; readonly reason: string; readonly message: string } | undefined,
): PodTrouble | undefined {
  if (scheduling?.status === 'False' && scheduling.reason === 'Unschedulable') {
    return { reason: 'Unschedulable', message: `it cannot be scheduled: ${scheduling.message}` };
  }
  for (const container of containers) {
    const trouble = containerTroubleOf(container);
    if (trouble !== undefined) return trouble;
  }
  return undefined;
}

function containerTroubleOf({ image, waiting, terminated, lastTerminated }: ContainerReport): PodTrouble | undefined {
  if (waiting !== undefined) {
    if (imageReasons.has(waiting.reason))
      return { reason: 'ImageUnavailable', message: `its image ${image} cannot be pulled` };
    if (containerReasons.has(waiting.reason))
      return {
        reason: 'ContainerRefused', message: `its container cannot be created: ${waiting.message || waiting.reason}`,
      };
    if (waiting.reason === 'CrashLoopBackOff') return crashTroubleOf(lastTerminated);
  }
  if (terminated !== undefined && terminated.exitCode !== 0)
    return { reason: 'ProgramFailed', message: endOf(terminated) };
  return undefined;
}

function crashTroubleOf(last: Termination | undefined): PodTrouble {
  if (last?.reason === 'OOMKilled')
    return { reason: 'OutOfMemory', message: 'it exceeds its memory limit again and again' };
  return {
    reason: 'CrashLooping',
    message: last === undefined ? 'it crashes again and again' : `it crashes again and again: ${endOf(last)}`,
  };
}

/** Programs end with one line `error: ...`; their other log lines are JSON. */
function endOf({ exitCode, reason, message }: Termination): string {
  if (reason === 'OOMKilled') return 'it exceeded its memory limit';
  const lines = message.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const error = lines.findLast((line) => line.startsWith('error: '));
  return error === undefined ? `it ended with exit code ${exitCode}` : error.slice('error: '.length);
}
