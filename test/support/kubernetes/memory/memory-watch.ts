import type { ApiFaults } from './api-faults.ts';
import type { MemoryEvent } from './memory-objects.ts';
import type { VirtualTime } from './virtual-time.ts';

interface WatchParts {
  readonly faults: ApiFaults;
  readonly time: VirtualTime;
  readonly signal: AbortSignal;
  readonly onEnd: () => void;
}

/** The answer to one watch: lines of events as they come, and what goes wrong with them. */
export class MemoryWatch {
  readonly #parts: WatchParts;
  readonly #lines: string[] = [];
  #swapped: MemoryEvent | undefined;
  #wake: (() => void) | undefined;
  #end: 'open' | 'ended' | 'broken' = 'open';

  constructor(parts: WatchParts, endsAfterMs: number) {
    this.#parts = parts;
    const cancel = parts.time.after(endsAfterMs, () => this.#finish('ended'));
    parts.signal.addEventListener('abort', () => {
      cancel();
      this.#finish('broken');
    }, { once: true });
  }

  take(event: MemoryEvent): void {
    if (this.#end !== 'open') return;
    const { faults, time } = this.#parts;
    const fault = faults.ofEvent(event);
    if (fault === 'swap' && this.#swapped === undefined) {
      this.#swapped = event;
      time.after(faults.delayMs(), () => this.#sayswapped());
      return;
    }
    if (fault === 'late') time.after(faults.delayMs(), () => this.#say(event));
    else if (fault === 'expired') this.#push({ type: 'ERROR', object: { kind: 'Status', code: 410, reason: 'Expired', message: 'too old resource version' } });
    else if (fault === 'garbage') this.#line('{"type":"MODIFIED","obj');
    else if (fault === 'reset' || fault === 'end') this.#finish(fault === 'reset' ? 'broken' : 'ended');
    else if (fault !== 'drop') this.#say(event);
    if (fault === 'twice') this.#say(event);
    this.#sayswapped();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        const lines = this.#lines.splice(0);
        if (lines.length > 0) yield Buffer.from(lines.join(''));
        else if (this.#end === 'ended') return;
        else if (this.#end === 'broken') throw new Error('the connection broke');
        else await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      this.#parts.onEnd();
    }
  }

  #sayswapped(): void {
    const event = this.#swapped;
    this.#swapped = undefined;
    if (event !== undefined) this.#say(event);
  }

  #say({ type, object }: MemoryEvent): void {
    this.#push({ type, object });
  }

  #push(event: object): void {
    this.#line(JSON.stringify(event));
  }

  #line(text: string): void {
    if (this.#end === 'open') this.#lines.push(`${text}\n`);
    this.#wake?.();
  }

  #finish(end: 'ended' | 'broken'): void {
    if (this.#end === 'open') this.#end = end;
    this.#wake?.();
  }
}
