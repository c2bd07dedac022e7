#!/usr/bin/env node
// Starts the command line. Its sources are TypeScript: a Node that cannot run them starts the one that comes with the project.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const main = new URL('./main.ts', import.meta.url);
const pinned = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));

if (process.features.typescript && 'isError' in Error) {
  module.enableCompileCache(); // In the folder of temporary files, or where NODE_COMPILE_CACHE says: a start takes half as long.
  await import(main.href);
} else if (existsSync(pinned)) runWithPinned();
else {
  process.stderr.write('error: the packages of the project are not installed: run `npm ci` in its folder first\n');
  process.exitCode = 1;
}

function runWithPinned() {
  const child = spawn(pinned, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well: twice would end it at once.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    process.stderr.write(`error: ${pinned} cannot be started: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code ?? 1;
      return;
    }
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
