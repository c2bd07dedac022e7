export { actOnStore, healStores, storesDescription } from './store-control.ts';
export { sentinelRedis, untilReplaced, untilReplicated } from './sentinel-redis.ts';
export { TopicReplicas } from './topic-replicas.ts';
export { openCassandraWay, openKafkaWay, openRedisWay, type Way } from './way.ts';
