export { startConsoleServer, type ConsoleQuery, type ConsoleServer } from './console-server.ts';
export { readConsolePage } from './console-site.ts';
