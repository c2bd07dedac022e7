/** What is bundled: a folder under `dist` by the program that it is made of. */
export const programs: Readonly<Record<string, string>> = {
  messaging: 'services/messaging/main.ts',
  connect: 'services/connect/main.ts',
  history: 'services/history/main.ts',
  materialize: 'services/materialize/main.ts',
  setup: 'services/setup/main.ts',
  operator: 'operator/kubernetes/main.ts',
  'local-operator': 'operator/local/operator-main.ts',
};
