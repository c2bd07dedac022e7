import { runtimeName } from './check-engine.ts';
import { buildConfiguration } from './start-engine.ts';

test('an engine uses another runtime only where the machine gives less than usual', () => {
  expect(buildConfiguration({ dataRoot: '/data', runtime: undefined })).toEqual({ 'data-root': '/data' });
  expect(buildConfiguration({ dataRoot: '/data', runtime: '/run/x' })).toEqual({ 'data-root': '/data', runtimes: { [runtimeName]: { path: '/run/x' } }, 'default-runtime': runtimeName });
});
