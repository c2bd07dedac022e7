import { decideFirewall } from './host-network.ts';

const bridge = 'kind-1a2b';
const reject = `-A DOCKER-USER -i ${bridge} ! -o ${bridge} -j REJECT --reject-with icmp-port-unreachable`;
const docker = [
  '-P FORWARD DROP', '-A FORWARD -j DOCKER-USER', '-A FORWARD -j DOCKER-ISOLATION-STAGE-1',
  `-A FORWARD -o ${bridge} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT`, `-A FORWARD -i ${bridge} ! -o ${bridge} -j ACCEPT`,
];
const list = (...rules: readonly string[]) => `# iptables\n${rules.join('\n')}\n`;
const returns = '-A DOCKER-USER -j RETURN';

test('the rule that Docker asks first rejects everything', () => {
  expect(decideFirewall(list(...docker, '-N DOCKER-USER', reject, returns), bridge)).toBeUndefined();
});

test.each<readonly [what: string, listing: string]>([
  ['there is no rule', list(...docker, returns)],
  ['the rule is of another bridge', list(...docker, reject.replaceAll(bridge, 'kind-3c4d'), returns)],
  ['the rule comes after one that ends the chain', list(...docker, returns, reject)],
  ['something is let through before it', list(...docker, '-A DOCKER-USER -p tcp -j ACCEPT', reject)],
  ['Docker\'s own rules come first', list('-A FORWARD -j DOCKER-FORWARD', ...docker, reject, returns)],
  ['there is one for IPv4 only', `${list(...docker, reject, returns)}# ip6tables\n-P FORWARD ACCEPT\n`],
  ['nothing can be read', ''],
])('it is a problem when %s', (_, listing) => {
  expect(decideFirewall(listing, bridge)).toMatch(/^(no rule of ip6?tables rejects|the rules of the host cannot be read)/);
});

test('rules that concern others, or let nothing through, may come before', () => {
  const others = ['-A DOCKER-USER -i kind-3c4d ! -o kind-3c4d -j REJECT --reject-with icmp-port-unreachable', '-A DOCKER-USER -p udp -j DROP', `-A DOCKER-USER ! -i ${bridge} -j ACCEPT`];
  expect(decideFirewall(list(...docker, ...others, reject, returns), bridge)).toBeUndefined();
});

test('where Docker has no rules of the family, the first rule of all rejects', () => {
  const own = `-A FORWARD -i ${bridge} ! -o ${bridge} -j REJECT --reject-with icmp6-port-unreachable`;
  expect(decideFirewall(`${list(...docker, reject, returns)}# ip6tables\n-P FORWARD ACCEPT\n${own}\n`, bridge)).toBeUndefined();
});
