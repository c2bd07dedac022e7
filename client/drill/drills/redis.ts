import { numberIn, checkUndisturbed, unless, within, type Drill } from '../drill.ts';
import type { OwnFigures } from '../drill-report.ts';
import { RedisDoor } from '../redis-door.ts';
import { untilGiven, type Stage } from '../stage/index.ts';
import { outage } from './stores.ts';

const [downMs, shortDownMs] = [30_000, 5_000];
const [backLimitMs, backWithinMs] = [10_000, 60_000];
/** Share of the messages that were due while Redis was down. */
const leastPart = 0.8;

export const redisDown: Drill = {
  name: 'redis-down',
  summary: 'Redis is away for 30 s',
  act: async (stage, { isShort }) => {
    const redis = await doorOf(stage);
    const before = { ...stage.parts.load.standing };
    const downSeconds = await outage(stage, 'redis', isShort ? shortDownMs : downMs);
    const { submitted, acked, delivered } = stage.parts.load.standing;
    const due = submitted - before.submitted;
    const figures = {
      downSeconds, due, ackedMeanwhile: acked - before.acked, deliveredMeanwhile: delivered - before.delivered,
    };
    return { ...figures, routingBackMs: await routingBack(stage, redis) };
  },
  judge: (figures, own) => [
    ...checkUndisturbed(figures),
    ...atLeast('ackedMeanwhile', own),
    ...atLeast('deliveredMeanwhile', own),
    ...within('routing back in Redis', numberIn(own, 'routingBackMs'), backLimitMs),
  ],
};

export const redisWipe: Drill = {
  name: 'redis-wipe',
  summary: 'Redis comes back without anything that it held',
  act: async (stage) => {
    const redis = await doorOf(stage);
    const isOurs = (await stage.machine.status()).stores.some(({ name }) => name === 'redis');
    if (isOurs) await outage(stage, 'redis', 0, { wiped: true });
    else {
      stage.say('removing everything from Redis');
      await redis.wipe();
    }
    return { routingBackMs: await routingBack(stage, redis) };
  },
  judge: (figures, own) => [
    ...checkUndisturbed(figures), ...within('routing back in Redis', numberIn(own, 'routingBackMs'), backLimitMs),
  ],
};

async function doorOf(stage: Stage): Promise<RedisDoor> {
  const redis = await RedisDoor.open(stage.machine);
  stage.defer(async () => redis.close());
  return redis;
}

/** How long it takes until Redis has the routing again, in milliseconds. */
async function routingBack(stage: Stage, redis: RedisDoor): Promise<number> {
  const sinceMs = stage.nowMs;
  const { ownership, signal } = stage.parts;
  const check = async () => ((await redis.epoch()) ?? 0) >= ownership.current.epoch || undefined;
  await untilGiven('the return of the routing to Redis', check, { signal, withinMs: backWithinMs });
  return Math.round(stage.nowMs - sinceMs);
}

function atLeast(name: string, own: OwnFigures): string[] {
  const [count, due] = [numberIn(own, name), numberIn(own, 'due')];
  return unless(count >= due * leastPart, `${name}: ${count} of ${due} messages`);
}
