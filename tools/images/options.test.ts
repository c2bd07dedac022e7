import { chooseImages } from './options.ts';

const product = ['operator', 'messaging', 'connect', 'history', 'materialize', 'groups', 'accounts', 'web', 'setup'];
const stores = ['dev-kafka', 'dev-cassandra', 'dev-redis'];

test('the images of the product are made unless others are named', () => {
  expect(chooseImages([], false)).toEqual(product);
  expect(chooseImages([], true)).toEqual([...product, ...stores]);
  expect(chooseImages(['setup', 'connect', 'setup'], false)).toEqual(['connect', 'setup']);
  expect(chooseImages(['setup', 'dev-redis'], true)).toEqual(['setup', ...stores]);
});
