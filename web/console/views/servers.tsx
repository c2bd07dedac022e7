import { counted, countOf, rateOf } from '../model/numbers.ts';
import type { Tone } from '../model/headline.ts';
import type { ConsolePlatform, ConsoleServer } from '../model/state.ts';
import { Card } from './card.tsx';
import { ServerName } from './server-name.tsx';
import { Chip } from './state-mark.tsx';

const tones: Readonly<Record<ConsoleServer['health'] | ConsoleServer['state'], Tone>> = {
  healthy: 'good', serving: 'good', starting: 'busy', warming: 'busy', draining: 'busy', silent: 'bad', down: 'bad',
};

/** The messaging servers and what each serves. */
export const Servers = ({ platform: { servers, epoch } }: { readonly platform: ConsolePlatform }) => {
  const most = Math.max(1, ...servers.map(({ connections }) => connections));
  return (
    <Card name="servers" title={`Messaging servers (${servers.length})`}>
      {servers.length === 0 && <p class="quiet">There are no servers yet.</p>}
      {servers.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Messaging servers">
          <table>
            <thead>
              <tr>
                <th scope="col">Server</th>
                <th scope="col">State</th>
                <th scope="col" class="wide-column">Devices</th>
                <th scope="col">Partitions</th>
                <th scope="col" class="number">Sends/s</th>
                <th scope="col" class="number">Deliveries/s</th>
                <th scope="col">Version</th>
                <th scope="col" class="number">Epoch</th>
              </tr>
            </thead>
            <tbody>
              {servers.map((server) => <Row key={server.name} {...{ server, most, epoch }} />)}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
};

interface RowProps {
  readonly server: ConsoleServer;
  /** Devices of the server with the most. */
  readonly most: number;
  readonly epoch: number;
}

const Row = ({ server, most, epoch }: RowProps) => (
  <tr>
    <th scope="row">
      <ServerName name={server.name} />
      <span class="below">{server.address}</span>
    </th>
    <td>
      <Chip tone={tones[server.health]}>{server.health}</Chip>
      {server.role === 'active' ? '' : <Chip tone="plain">{server.role}</Chip>}
      {server.health === 'healthy' && server.state !== 'serving' && (
        <Chip tone={tones[server.state]}>{server.state}</Chip>
      )}
    </td>
    <td>
      <span class="bar-value">{countOf(server.connections)}</span>
      <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect class="bar-ground" width="100" height="6" />
        <rect width={(server.connections / most) * 100} height="6" />
      </svg>
    </td>
    <td>
      {counted(server.partitionCount, 'partition')}
      <span class="below">{shorten(server.partitions)}</span>
    </td>
    <td class="number">{rateOf(server.sendsPerSecond)}</td>
    <td class="number">{rateOf(server.deliveriesPerSecond)}</td>
    <td>{server.version}</td>
    <td class={server.epoch < epoch ? 'number behind' : 'number'}>{server.epoch === 0 ? '' : server.epoch}</td>
  </tr>
);

const longest = 36;

/** The first of the ranges; the table of partitions has all. */
function shorten(ranges: string): string {
  if (ranges.length <= longest) return ranges.replaceAll(',', ', ');
  return `${ranges.slice(0, ranges.lastIndexOf(',', longest)).replaceAll(',', ', ')} …`;
}
