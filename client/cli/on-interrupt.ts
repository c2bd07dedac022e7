/** Calls back at the first Ctrl-C or SIGTERM; the second one leaves at once. Returns how to stop that. */
export function onInterrupt(end: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  let interrupted = false;
  const interrupt = () => {
    if (interrupted) process.exit(130);
    interrupted = true;
    end();
  };
  for (const signal of signals) process.on(signal, interrupt);
  return () => {
    for (const signal of signals) process.off(signal, interrupt);
  };
}
