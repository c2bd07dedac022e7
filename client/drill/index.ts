export type { Drill, DrillSettings, Load } from './drill.ts';
export { describeDrill, type DrillReport } from './drill-report.ts';
export { drills } from './drills/index.ts';
export { pauseBetween, runDrill, type DrillOptions } from './run-drill.ts';
