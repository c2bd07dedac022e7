/** The machine cannot be asked, or does not do what it is asked; the message says in a line what to do about it. */
export class MachineError extends Error {
  override readonly name = 'MachineError';
}
