import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeys } from '@cecochat/runtime';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { auditLinesIn } from '../../test/support/audit-lines.ts';
import { noOwnKeys } from '../../test/support/own-keys.ts';
import { openEdge } from './edge.ts';
import { edgeSettings } from './edge-settings.ts';
import { createLogger, flushLog } from './logger.ts';

const folder = mkdtempSync(join(tmpdir(), 'cecochat-edge-'));
afterAll(() => rmSync(folder, { recursive: true }));

class Arriving extends EventEmitter {
  readonly remotePort: number;
  readonly remoteAddress = '203.0.113.7';

  constructor(remotePort: number) {
    super();
    this.remotePort = remotePort;
  }

  destroy(): void {
    this.emit('close');
  }
}

test('connections beyond the bound are all counted, and the audit of a flood of them is some lines with one address', async () => {
  const [keys, log] = [join(folder, 'keys.json'), join(folder, 'log')];
  writeFileSync(keys, JSON.stringify((await generateKeys()).jwks));
  const settings = z.object(edgeSettings).parse({ TOKEN_KEYS: keys, MAX_CONNECTIONS_PER_ADDRESS: '5' });
  const [registry, logger] = [new Registry(), createLogger({ name: 'history', level: 'error', file: log })];
  const edge = openEdge(settings, {
    registry, logger, wallClock: Date.now, isRevoked: () => false, ownKeys: noOwnKeys, auditKey: () => undefined,
  });
  for (let port = 1; port <= 1_005; port++) edge.connections.admit(new Arriving(port) as unknown as Socket);
  await flushLog(logger, 5_000);
  edge.close();
  const lines = auditLinesIn(readFileSync(log, 'utf8'));
  expect(lines).toHaveLength(20);
  expect(new Set(lines.map(({ event, reason }) => `${event} ${reason}`))).toEqual(new Set(['connection-refused address']));
  expect(new Set(lines.map(({ address }) => address)).size).toBe(1);
  expect(await registry.metrics()).toContain('cecochat_refused_connections_total{reason="address"} 1000');
});
