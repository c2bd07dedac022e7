import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackages, PackageError } from './index.ts';

const usage = `Packs the SDK and the command line into tarballs that \`npm install\` takes.

  --out FOLDER  where they go, dist/packages unless given
  --help        this text
`;
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(import.meta.dirname, '../../dist/packages') }, help: { type: 'boolean' },
  },
});
try {
  if (values.help === true) process.stdout.write(usage);
  else for (const { path, bytes } of await packAll()) process.stdout.write(`${path} (${Math.ceil(bytes / 1024)} KB)\n`);
} catch (error) {
  if (!(error instanceof PackageError)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 1;
}

function packAll() {
  process.stdout.write('compiling and packing ...\n');
  return buildPackages(resolve(values.out));
}
