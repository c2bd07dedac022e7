/** What Node is told when it runs one of our programs, be it from source or in an image. */
export const nodeFlags: readonly string[] = [
  // Drivers wait for what is over already. Other warnings are said: a program that gives cause for one should be looked at.
  '--disable-warning=TimeoutNegativeWarning',
  // A program has about one core: threads that help to collect garbage would take it from the program, in the middle of its work.
  '--single-threaded-gc',
  // What lived for long in a busy second is no sign of what will: it would be put where only a full garbage collection looks.
  '--no-allocation-site-pretenuring',
];
