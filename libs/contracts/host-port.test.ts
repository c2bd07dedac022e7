import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { bracketed, formatHostPort, parseHostPort, splitHostPort } from './host-port.ts';

const host = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6());

test('what is written is read again, with brackets around an IPv6 address and nothing else', () => {
  fc.assert(fc.property(host, fc.integer({ min: 0, max: 65_535 }), (name, port) => {
    const text = formatHostPort({ host: name, port });
    expect(parseHostPort(text)).toEqual({ host: name, port });
    expect(text.startsWith('[')).toBe(isIPv6(name));
    expect(bracketed(text)).toBe(text);
    expect(bracketed(`${name}:${port}`)).toBe(text);
  }));
});

test.each(['', 'kafka', 'kafka:', ':9092', 'kafka:http', 'kafka:65536', 'fd00::5', '::1:9092', '[::1]', '[::1', '[kafka]:9092', '[::1]]:9092', 'kafka:9092 ', 'a b:1'])('"%s" is not host:port', (text) => {
  expect(parseHostPort(text)).toBeUndefined();
  expect(() => splitHostPort(text)).toThrow(`"${text}" is not host:port`);
});

test('an address without a port gets no brackets', () => {
  for (const text of ['fd00::5', 'fd00:1:2:3:4:5:6:7', '127.0.0.1', 'kafka']) expect(bracketed(text)).toBe(text);
});
