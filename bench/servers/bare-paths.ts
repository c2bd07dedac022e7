export const barePaths = { stream: '/bench.Bare/Stream', call: '/bench.Bare/Call' } as const;
