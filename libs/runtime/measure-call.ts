import { ChatError } from '@cecochat/contracts';
import type { Counter, Histogram } from 'prom-client';

/** What calls of a service are measured by: how long each took, and how many ended with which code. */
export interface CallMeters {
  readonly seconds: Histogram<'call'>;
  readonly calls: Counter<'call' | 'code'>;
}

/** Measures a call and counts how it ended: the code of its error, or `ok`. */
export async function measureCall<T>({ seconds, calls }: CallMeters, call: string, work: () => Promise<T>): Promise<T> {
  const stop = seconds.startTimer({ call });
  try {
    const result = await work();
    calls.inc({ call, code: 'ok' });
    return result;
  } catch (error) {
    calls.inc({ call, code: ChatError.from(error).code });
    throw error;
  } finally {
    stop();
  }
}
