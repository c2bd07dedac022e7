export { buildStores, buildStoresChart } from './install.ts';
export type { StoresOptions } from './settings.ts';
