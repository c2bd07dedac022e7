import { lastingServices, services } from '../../services/catalogue.ts';

/** How many processes of services a platform has whose manifest names no number of them. */
export const defaultProcesses = lastingServices.reduce((sum, name) => sum + (services[name].replicas ?? 0), 0);
