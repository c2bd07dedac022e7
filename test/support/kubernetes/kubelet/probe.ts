import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { V1Container, V1Probe } from '@kubernetes/client-node';

/** The longest period until the first success, even where the probe has a longer one: tests are in a hurry. */
const impatientMs = 200;

interface ProbeOptions {
  readonly probe: V1Probe;
  readonly container: V1Container;
  readonly address: string;
  readonly signal: AbortSignal;
}

export interface ProbeListener {
  /** The result changed, by as many answers in a row as the probe wants. */
  onChange(passes: boolean): void;
}

/** Probes until the signal aborts. `from` is the result at the start; the listener gets every change. */
export async function runProbe({ probe, container, address, signal }: ProbeOptions, from: boolean, { onChange }: ProbeListener): Promise<void> {
  const { periodSeconds = 10, initialDelaySeconds = 0, failureThreshold = 3, successThreshold = 1 } = probe;
  let passes = from;
  let inARow = 0;
  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);
  if (from) await pause(initialDelaySeconds * 1_000);
  while (!signal.aborted) {
    const result = await ask(probe, container, address);
    if (signal.aborted) return;
    inARow = result === passes ? 0 : inARow + 1;
    if (inARow >= (passes ? failureThreshold : successThreshold)) {
      passes = result;
      inARow = 0;
      onChange(passes);
    }
    await pause(passes ? periodSeconds * 1_000 : Math.min(impatientMs, periodSeconds * 1_000));
  }
}

async function ask({ httpGet, tcpSocket, timeoutSeconds = 1 }: V1Probe, container: V1Container, address: string): Promise<boolean> {
  const timeout = timeoutSeconds * 1_000;
  if (httpGet !== undefined) {
    const { path = '/', host = address, scheme = 'HTTP' } = httpGet;
    return askHttp({ host, port: portOf(httpGet.port, container), path, timeout }, scheme === 'HTTPS');
  }
  if (tcpSocket !== undefined) return askTcp(tcpSocket.host ?? address, portOf(tcpSocket.port, container), timeout);
  throw new Error('the stand-in knows probes by httpGet and tcpSocket only');
}

/** Pure: a port's number, which may be given by its name. */
export function portOf(port: number | string, { ports = [] }: V1Container): number {
  const number = ports.find(({ name }) => name === port)?.containerPort ?? Number(port);
  if (!Number.isInteger(number)) throw new Error(`no port "${port}"`);
  return number;
}

function askHttp(options: { host: string; port: number; path: string; timeout: number }, secure: boolean): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const send = secure ? requestHttps : requestHttp;
  const sent = send({ ...options, agent: false, rejectUnauthorized: false }, (response) => {
    response.resume();
    const status = response.statusCode ?? 0;
    resolve(status >= 200 && status < 400);
  });
  const deadline = setTimeout(() => sent.destroy(new Error('no answer')), options.timeout);
  sent.on('error', () => resolve(false));
  sent.on('close', () => clearTimeout(deadline));
  sent.end();
  return promise;
}

function askTcp(host: string, port: number, timeout: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port, timeout });
  const end = (passes: boolean) => {
    socket.destroy();
    resolve(passes);
  };
  socket.once('connect', () => end(true));
  socket.once('error', () => end(false));
  socket.once('timeout', () => end(false));
  return promise;
}
