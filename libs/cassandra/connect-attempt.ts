import type { Client } from 'cassandra-driver';

/** The parts of cassandra-driver 4.10 that its types leave out. */
interface Connection {
  closeAsync(): Promise<void>;
}
interface ControlConnection {
  hosts: { values(): readonly { shutdown(waitForPending: boolean): Promise<void> }[] };
  shutdown(): void;
  _createConnection(contactPoint: string): Promise<Connection>;
}

export interface ConnectAttempt {
  /** From now on the client manages its connections itself. */
  succeeded(): void;
  /** Ends everything that the attempt has begun; the client cannot be used afterwards. */
  giveUp(): Promise<void>;
}

/**
 * Follows the connections of a client until it is connected. The driver's `shutdown` does nothing for a client that is
 * not: connections that were opened before the failure would stay, and a control connection would dial for ever.
 */
export function followAttempt(client: Client): ConnectAttempt {
  const control = Reflect.get(client, 'controlConnection') as ControlConnection;
  const connections: Connection[] = [];
  const create = control._createConnection.bind(control);
  let isOver = false;
  control._createConnection = async (contactPoint) => {
    const connection = await create(contactPoint);
    if (isOver) void connection.closeAsync().catch(() => undefined);
    else connections.push(connection);
    return connection;
  };
  return {
    succeeded: () => {
      control._createConnection = create;
    },
    giveUp: async () => {
      isOver = true;
      control.shutdown();
      const hosts = [...control.hosts.values()];
      await Promise.allSettled([
        client.shutdown(),
        ...hosts.map((host) => host.shutdown(false)),
        ...connections.map((connection) => connection.closeAsync()),
      ]);
    },
  };
}
