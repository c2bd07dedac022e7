import type { Committed } from '../../operator/decide/index.ts';
import { Judge, type Violation } from './invariants/judge.ts';
import { Agenda } from './models/agenda.ts';
import { Connect } from './models/connect.ts';
import { Device } from './models/device.ts';
import { Kafka } from './models/kafka.ts';
import { Network } from './models/network.ts';
import { Operator } from './models/operator.ts';
import { Random } from './models/random.ts';
import { Redis } from './models/redis.ts';
import { Runner } from './models/runner.ts';
import { Store } from './models/store.ts';
import { realRules, type Rules } from './rules.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './stage.ts';
import { Timeline } from './timeline.ts';

/** A whole platform, its operators and its devices, in virtual time. */
export class Simulation {
  readonly stage: Stage;
  readonly judge: Judge;
  readonly scenario: Scenario;
  readonly agenda = new Agenda();
  readonly kafka: Kafka;
  readonly redis: Redis;
  readonly store: Store;
  readonly runner: Runner;
  readonly connect: Connect;
  readonly operators: readonly Operator[];
  readonly devices: readonly Device[];

  constructor(
    scenario: Scenario, { rules = realRules, keepTimeline = false }: { rules?: Rules; keepTimeline?: boolean } = {},
  ) {
    this.scenario = scenario;
    const clock = () => this.agenda.nowMs;
    const timeline = new Timeline(keepTimeline, clock);
    this.judge = new Judge(scenario, clock, timeline);
    const randomOf = (part: string) => Random.of(scenario.seed, part);
    this.stage = {
      scenario,
      agenda: this.agenda,
      network: new Network(this.agenda, randomOf('network')),
      witness: this.judge,
      timeline,
      rules,
      randomOf,
    };
    this.kafka = new Kafka(this.stage);
    this.redis = new Redis(this.stage);
    this.store = new Store(this.stage);
    this.store.put('spec', scenario.spec);
    this.runner = new Runner(this.stage, { kafka: this.kafka, redis: this.redis });
    this.connect = new Connect(this.stage, this.redis);
    const parts = { stage: this.stage, store: this.store, redis: this.redis, runner: this.runner };
    this.operators = Array.from(
      { length: scenario.operators }, (_, index) => new Operator({ ...parts, name: `operator-${index}` }),
    );
    const deviceParts = { stage: this.stage, kafka: this.kafka, connect: this.connect, runner: this.runner };
    this.devices = scenario.devices.map((plan, index) => new Device(deviceParts, plan, index));
  }

  get violations(): readonly Violation[] {
    return this.judge.violations;
  }

  get committed(): Committed | undefined {
    return this.store.read('committed')?.value;
  }

  /** The leading operator. */
  get leader(): Operator | undefined {
    return this.operators.find(({ isLeader }) => isLeader);
  }

  /** Runs until then, or until a rule is broken. */
  runUntil(untilMs: number): void {
    this.agenda.runUntil(untilMs, () => this.violations.length > 0);
  }
}
