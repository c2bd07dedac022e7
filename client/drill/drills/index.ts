import type { Drill } from '../drill.ts';
import { hang } from './hang.ts';
import { kill } from './kill.ts';
import { lostNotifications } from './lost-notifications.ts';
import { operatorCrash } from './operator-crash.ts';
import { redisDown, redisWipe } from './redis.ts';
import { scale } from './scale.ts';
import { cassandraDown, kafkaRestart } from './stores.ts';
import { twoOperators } from './two-operators.ts';
import { upgrade } from './upgrade.ts';

export { crashPoints } from './operator-crash.ts';

/** In the order in which all of them are run. */
export const drills: readonly Drill[] = [
  scale,
  upgrade,
  kill,
  hang,
  redisDown,
  redisWipe,
  lostNotifications,
  kafkaRestart,
  cassandraDown,
  operatorCrash,
  twoOperators,
];
