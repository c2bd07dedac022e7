import type { PortName } from '../../../services/catalogue.ts';

export type { CallerPort, PortName } from '../../../services/catalogue.ts';

/** Ports of containers, and of the Services in front of them; every pod has an IP of its own. */
export const ports: Readonly<Record<PortName, number>> = { grpc: 9000, http: 8080, websocket: 9001, admin: 9090 };
