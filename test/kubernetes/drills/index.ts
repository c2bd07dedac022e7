export { departure } from './departure.ts';
export { operatorCrash } from './operator-crash.ts';
export { twoOperators } from './two-operators.ts';
