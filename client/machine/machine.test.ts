import { changeManifest, manifestValue, numbersIn } from './index.ts';

const manifest = '# A platform.\nspec:\n  # Servers.\n  messaging:\n    replicas: 2 # for now\n';

test('a field is changed, another one added, and what is said beside them stays', () => {
  const changed = changeManifest(manifest, { 'spec.messaging.replicas': 5, 'spec.upgrade.deadline': '20s' });
  expect(changed).toBe('# A platform.\nspec:\n  # Servers.\n  messaging:\n    replicas: 5 # for now\n  upgrade:\n    deadline: 20s\n');
  expect(manifestValue(changed, 'spec.messaging.replicas')).toBe(5);
  expect(manifestValue(manifest, 'spec.dependencies.redis.url')).toBeUndefined();
});

test('ranges are read as administrators write them', () => {
  expect(numbersIn('0-2,7,9-10')).toEqual([0, 1, 2, 7, 9, 10]);
  expect(numbersIn('')).toEqual([]);
});
