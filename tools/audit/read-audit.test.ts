import { readAudit } from './read-audit.ts';

test('each affected package has a line with its advisories', () => {
  const via = [{ source: 1, title: 'Prototype pollution', url: 'https://github.com/advisories/GHSA-1', severity: 'high' }, 'b'];
  const report = { auditReportVersion: 2, vulnerabilities: { a: { name: 'a', severity: 'high', range: '<1.2.3', via } }, metadata: {} };
  expect(readAudit(JSON.stringify(report))).toEqual({
    kind: 'affected', lines: ['a <1.2.3: high: Prototype pollution https://github.com/advisories/GHSA-1; through b'],
  });
});

test('a report without packages is clean', () => {
  expect(readAudit(JSON.stringify({ auditReportVersion: 2, vulnerabilities: {}, metadata: {} }))).toEqual({ kind: 'clean' });
});

test('a registry without advisories, and npm that was interrupted, are not clean', () => {
  const refused = { message: '405 Method Not Allowed', statusCode: 405, error: { summary: '', detail: '' } };
  expect(readAudit(JSON.stringify(refused))).toEqual({ kind: 'unavailable', why: '405 Method Not Allowed' });
  expect(readAudit('{"vulnerab')).toEqual({ kind: 'unavailable', why: 'npm printed no report' });
});
