/** The flags of Node for the programs of the platform, from source or in an image. */
export const nodeFlags: readonly string[] = [
  // Drivers set timers that are already due. Other warnings stay on, so that contributors fix their cause.
  '--disable-warning=TimeoutNegativeWarning',
  // A program has about one core: threads that help to collect garbage would take it from the program, in the middle of
  // its work.
  '--single-threaded-gc',
  // Lifetimes in a busy second predict nothing: pretenuring would put objects where only a full garbage collection
  // looks.
  '--no-allocation-site-pretenuring',
];
