export interface SendGateParts<Frame> {
  /** Saves everything that was sent so far. */
  readonly save: () => Promise<void>;
  /** Lets one go. */
  readonly release: (frame: Frame) => void;
  /** The save failed; the waiting sends stay behind the gate. */
  readonly onError: (error: unknown) => void;
}

/** Holds sends until they are saved. Those that come during a save share the next one; the order stays. */
export class SendGate<Frame> {
  readonly #parts: SendGateParts<Frame>;
  #held: Frame[] = [];
  #saving = false;

  constructor(parts: SendGateParts<Frame>) {
    this.#parts = parts;
  }

  push(frame: Frame): void {
    this.#held.push(frame);
    if (!this.#saving) this.#run().catch(this.#parts.onError);
  }

  async #run(): Promise<void> {
    this.#saving = true;
    while (this.#held.length > 0) {
      const batch = this.#held;
      this.#held = [];
      await this.#parts.save();
      for (const frame of batch) this.#parts.release(frame);
    }
    this.#saving = false;
  }
}
