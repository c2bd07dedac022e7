/**
 * The operator by itself, as a process, before a real API server and a real Redis. It manages servers of a light fleet,
 * so that a ChatCluster comes up within a second or two and hundreds of runs take minutes.
 */
export { heapSignal, installOperator, leaderIn, operatorNamespace, OperatorProcess, operatorUser } from './operator-process.ts';
export { crashPoints, withCrash, type CrashPoint } from './crashes.ts';
export { buildFaultSchedule, type ScheduleOptions } from './fault-schedule.ts';
export { describeWorld, type World } from './describe-world.ts';
export { turnsOf, writesOf, type Turn } from './turns.ts';
export { startLightStage, type LightStage } from './light-stage.ts';
export { LightPlatform, partitions, type LightObject } from './light-platform.ts';
