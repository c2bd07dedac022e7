/** What was measured before, during and after a flood. */
export interface Figures {
  readonly quietP99Ms: number;
  readonly floodP99Ms: number;
  /** Sends that each of the two is of, at least. */
  readonly samples: number;
  readonly disconnects: number;
  readonly refusedSends: number;
  /** Most memory of each server during the flood, as a multiple of the most before it. */
  readonly memory: ReadonlyMap<string, number>;
  /** Until everything was as before, in seconds; undefined when it was not within the limit. */
  readonly recoveredSeconds: number | undefined;
  /** Acts that the flood did less than its least. */
  readonly missing: number;
  /** Servers that ended. */
  readonly crashed: readonly string[];
}

export const limits = {
  /** Of the p99 of acknowledgements during the flood to that before it. */
  ratio: 2,
  /** A p99 below it is fine whatever it was before: on a busy machine it differs by that much without a flood. */
  floorMs: 100,
  memory: 1.3,
  recoverySeconds: 30,
  samples: 250,
  /** Above it a p99 without a flood is that of a busy machine, and twice of it would allow any flood. */
  quietMs: 500,
} as const;

/** The p99 that a flood may cause. */
export const allowedP99Ms = (quietP99Ms: number): number => Math.max(limits.floorMs, limits.ratio * quietP99Ms);

export function most(memory: ReadonlyMap<string, number>): readonly [server: string, ratio: number] {
  return [...memory].reduce((found, each) => (each[1] > found[1] ? each : found), ['', 0] as readonly [string, number]);
}

/** What a flood did to honest devices that it may not; empty when nothing. */
export function decideHarm(figures: Figures): readonly string[] {
  const allowedMs = allowedP99Ms(figures.quietP99Ms);
  const [server, ratio] = most(figures.memory);
  const checks: readonly (readonly [harm: boolean, what: string])[] = [
    [figures.samples < limits.samples, `only ${figures.samples} sends were measured`],
    [!(figures.quietP99Ms <= limits.quietMs), `the machine is too busy to judge: ack p99 ${ms(figures.quietP99Ms)} without the flood`],
    [!(figures.floodP99Ms <= allowedMs), `ack p99 ${ms(figures.floodP99Ms)}, at most ${ms(allowedMs)} allowed`],
    [figures.disconnects > 0, `${figures.disconnects} disconnects`],
    [figures.refusedSends > 0, `${figures.refusedSends} sends refused`],
    [!(ratio <= limits.memory), `memory of ${server} ${ratio.toFixed(2)} x, at most ${limits.memory} x allowed`],
    [figures.recoveredSeconds === undefined, `not back to normal within ${limits.recoverySeconds} s`],
    [figures.missing > 0, `the flood was too weak by ${figures.missing}`],
    [figures.crashed.length > 0, `ended: ${figures.crashed.join(', ')}`],
  ];
  return checks.filter(([harm]) => harm).map(([, what]) => what);
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
