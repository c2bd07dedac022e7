/** Imports point one way: services and operator -> libs -> contracts; client -> contracts; nothing imports a service or a bench, but operator and tools read the catalogue of services; charts stand apart. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan-resolution', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'nothing-imports-a-service',
      severity: 'error',
      from: { path: '^(libs|client|operator|tools)/' },
      to: { path: '^services/', pathNot: '^services/catalogue\\.ts$' },
    },
    {
      name: 'services-stand-apart',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/($1/|run-service\\.ts$)' },
    },
    {
      name: 'edges-know-no-devices',
      severity: 'error',
      from: { path: '^services/messaging/edge/', pathNot: '\\.test\\.ts$' },
      to: { path: '^services/messaging/(?!edge/)' },
    },
    {
      name: 'devices-partitions-log',
      severity: 'error',
      from: { path: '^services/messaging/partitions/', pathNot: '\\.test\\.ts$' },
      to: { path: '^services/messaging/(?!(partitions|log)/)' },
    },
    {
      name: 'the-log-at-the-bottom-of-messaging',
      severity: 'error',
      from: { path: '^services/messaging/log/', pathNot: '\\.test\\.ts$' },
      to: { path: '^services/messaging/(?!log/)' },
    },
    {
      name: 'only-wiring-imports-all-of-messaging',
      severity: 'error',
      from: { path: '^services/messaging/devices/', pathNot: '\\.test\\.ts$' },
      to: { path: '^services/messaging/(?!(edge|devices|partitions|log)/)' },
    },
    {
      name: 'the-catalogue-imports-nothing',
      severity: 'error',
      from: { path: '^services/catalogue\\.ts$' },
      to: { path: '.' },
    },
    {
      name: 'libs-stand-alone',
      severity: 'error',
      from: { path: '^libs/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(services|operator|client|tools|test)/' },
    },
    {
      name: 'contracts-at-the-bottom',
      severity: 'error',
      from: { path: '^libs/contracts/' },
      to: { path: '^libs/(?!contracts)' },
    },
    {
      name: 'client-needs-only-contracts',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(libs/(?!contracts)|services|operator|tools)/' },
    },
    {
      name: 'decide-is-pure',
      severity: 'error',
      from: { path: '^operator/decide/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(?!operator/decide/)', pathNot: '^libs/(contracts|partitioning)/' },
    },
    {
      name: 'charts-stand-apart',
      severity: 'error',
      from: { path: '^charts/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(libs|services|operator|client|tools|test)/' },
    },
    {
      name: 'only-tests-import-charts',
      severity: 'error',
      from: { path: '^(libs|services|client|operator|tools)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^charts/' },
    },
    {
      name: 'products-do-not-import-tests',
      severity: 'error',
      from: { path: '^(libs|services|client|operator|tools|charts)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^test/' },
    },
    {
      name: 'only-floods-import-a-bench',
      severity: 'error',
      from: { path: '^(?!bench/|test/abuse/)' },
      to: { path: '^bench/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|generated|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.js'] },
  },
};
