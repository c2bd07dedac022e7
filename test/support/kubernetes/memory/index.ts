export { ApiFaults } from './api-faults.ts';
export { MemoryApiServer } from './memory-api-server.ts';
export { brokenVersion, MemoryFleet } from './memory-fleet.ts';
export { addressOfObject, applyTo, saysTheSame, type MemoryObject } from './memory-object.ts';
export { MemoryObjects } from './memory-objects.ts';
export { VirtualTime } from './virtual-time.ts';
export { WallTime } from './wall-time.ts';
