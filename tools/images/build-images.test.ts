import { isOfJava } from './build-images.ts';

test('a Java for servers is kept', () => {
  const home = 'usr/lib/jvm/java-17-openjdk-amd64';
  const kept = [`${home}/bin/java`, `${home}/lib/libnet.so`, `${home}/lib/server/libjvm.so`, 'etc/java-17-openjdk/security/java.security'];
  const left = [`${home}/lib/libfontmanager.so`, `${home}/lib/ct.sym`, `${home}/man/man1/java.1.gz`, `${home}/lib/security/cacerts`, 'usr/share/doc/openjdk-17-jre-headless/copyright', 'etc/.java'];
  expect([...kept, ...left].filter(isOfJava)).toEqual(kept);
});
