export { MessageReader } from './frames.ts';
export { GrpcConnection } from './grpc-connection.ts';
export type { GeneratorCalls } from './generator.ts';
export { type LoadReport, type LoadRequest, type OpenRequest, paced, type Pace } from './load.ts';
export type { Protocol } from './load-client.ts';
export { kindOf, listenFrame, type DeviceSpec } from './messages.ts';
