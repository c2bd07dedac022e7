import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const repository = join(import.meta.dirname, '../..');
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', ...readdirSync(join(repository, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];

/** As GitHub makes them. */
function anchorsOf(file: string): string[] {
  const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)];
  return headings.map(([, heading]) => (heading ?? '').toLowerCase().replaceAll(/[^\w -]/g, '').replaceAll(' ', '-'));
}

test.each(documents)('every link in %s leads somewhere', (name) => {
  const file = join(repository, name);
  const links = [...readFileSync(file, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '').filter((link) => !link.startsWith('http'));
  const broken = links.filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : join(dirname(file), path);
    return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
  });
  expect(broken).toEqual([]);
});

test('README.md leads to every document', () => {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8');
  expect(documents.filter((name) => name !== 'README.md' && !readme.includes(`](${name})`))).toEqual([]);
});

test('the folders that architecture.md names are there', () => {
  const rows = [...readFileSync(join(repository, 'docs/architecture.md'), 'utf8').matchAll(/^\| `([a-z/]+)` \| /gm)].map(([, folder]) => folder ?? '');
  const folders = rows.filter((each) => each.includes('/') || ['protos', 'services', 'client', 'libs', 'tools', 'charts', 'crds', 'test', 'samples', 'docs'].includes(each));
  expect(folders.length).toBeGreaterThan(10);
  expect(folders.filter((each) => !existsSync(join(repository, each)))).toEqual([]);
});
