import { serviceNames, sourceOf } from '../../services/catalogue.ts';

/** What is bundled: a folder under `dist` by the program that it is made of. */
export const programs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(serviceNames.map((name) => [name, sourceOf(name)])),
  operator: 'operator/kubernetes/main.ts',
  'local-operator': 'operator/local/operator-main.ts',
};
