import { chooseRedis, pinnedVersion } from './fetch-stores.ts';
import { chooseJava, parseJavaVersion } from './java.ts';

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "25" 2025-09-16', 25],
  ['java version "1.8.0_402"', 8],
  ['not java at all', undefined],
])('%s is %p', (text, major) => {
  expect(parseJavaVersion(text)).toBe(major);
});

const java = (major: number) => ({ path: `/jdk-${major}/bin/java`, major });

test('a JDK that can run Cassandra is chosen, 17 before 21 before others', () => {
  expect(chooseJava([java(25), java(21), java(17)])?.major).toBe(17);
  expect(chooseJava([java(25), java(22), java(21)])?.major).toBe(21);
  expect(chooseJava([java(25), java(11)])).toBeUndefined();
});

test('the redis-server for the platform is chosen', () => {
  const names = ['META-INF', 'redis-server-6.2.6-v5-darwin-arm64', 'redis-server-6.2.6-v5-linux-amd64', 'redis-server-6.2.7-linux-arm64'];
  expect(chooseRedis(names, 'linux', 'x64')).toBe('redis-server-6.2.6-v5-linux-amd64');
  expect(chooseRedis(names, 'darwin', 'arm64')).toBe('redis-server-6.2.6-v5-darwin-arm64');
  expect(chooseRedis(names, 'win32', 'x64')).toBeUndefined();
});

test('versions come from the pom', () => {
  expect(pinnedVersion('<kafka.version>4.1.1</kafka.version>', 'kafka')).toBe('4.1.1');
  expect(() => pinnedVersion('', 'kafka')).toThrow('pins no version of kafka');
});
