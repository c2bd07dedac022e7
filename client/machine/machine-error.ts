/** The machine cannot be asked, or does not do what it is asked; the message gives the remedy in one line. */
export class MachineError extends Error {
  override readonly name = 'MachineError';
}
