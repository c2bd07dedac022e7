export type { AssignmentInput, Seat, Limit } from './limits.ts';
export { planAssignment, type AssignmentPlan } from './plan-assignment.ts';
export * from './cheapest-to-lose.ts';
export * from './partition-weights.ts';
