export { ConsoleBoard } from './console-board.ts';
export { PlatformConsole } from './platform-console.ts';
export { serveConsole } from './serve-console.ts';
