import { changeSchema, connectCassandra } from '@cecochat/cassandra';
import { silentLogger } from '../support/silent-logger.ts';
import { uniqueName } from '../support/stores.ts';
import { openCassandraWay } from './environment/index.ts';

test('a change of the schema that takes long is asked of one node only', async () => {
  const way = await openCassandraWay();
  const contactPoints = (way.env['CECOCHAT_CASSANDRA_CONTACT_POINTS'] ?? '').split(',');
  const client = await connectCassandra({ contactPoints, datacenter: 'datacenter1', logger: silentLogger });
  const keyspace = uniqueName('schema');
  const nodesAskedFor = async (statement: string) => {
    const { info } = await changeSchema(client, statement, 60_000);
    return Object.keys(info.triedHosts).length;
  };
  try {
    for (const proxy of way.proxies) proxy.delay(500);
    const replication = `{'class': 'NetworkTopologyStrategy', 'datacenter1': 2}`;
    expect(await nodesAskedFor(`CREATE KEYSPACE ${keyspace} WITH replication = ${replication}`)).toBe(1);
    expect(await nodesAskedFor(`DROP KEYSPACE ${keyspace}`)).toBe(1);
  } finally {
    await client.shutdown();
    await way.close();
  }
}, 180_000);
