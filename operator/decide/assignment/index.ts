export type { AssignmentInput, Seat } from './assignment-input.ts';
export { planAssignment, type AssignmentPlan } from './plan-assignment.ts';
export type { Limit } from './limits.ts';
export * from './cheapest-to-lose.ts';
export * from './partition-weights.ts';
