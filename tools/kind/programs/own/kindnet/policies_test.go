package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// A cluster with two Pods on this node, one on another and one of the host network.
func clusterWith(t *testing.T, policies ...string) cluster {
	t.Helper()
	seen := cluster{}
	for _, text := range []string{
		`{"metadata":{"name":"web","namespace":"chat","labels":{"app":"web","tier":"front"}},"spec":{"nodeName":"here","containers":[{"ports":[{"name":"http","containerPort":8080}]}]},"status":{"phase":"Running","podIP":"10.244.1.2"}}`,
		`{"metadata":{"name":"job","namespace":"chat","labels":{"app":"job"}},"spec":{"nodeName":"here"},"status":{"phase":"Running","podIP":"10.244.1.3"}}`,
		`{"metadata":{"name":"far","namespace":"other","labels":{"app":"far"}},"spec":{"nodeName":"there","containers":[{"ports":[{"name":"dns","protocol":"UDP","containerPort":53}]}]},"status":{"phase":"Running","podIP":"10.244.2.2"}}`,
		`{"metadata":{"name":"proxy","namespace":"other"},"spec":{"nodeName":"here","hostNetwork":true},"status":{"phase":"Running","podIP":"172.18.0.2"}}`,
		`{"metadata":{"name":"over","namespace":"chat","labels":{"app":"web"}},"spec":{"nodeName":"here"},"status":{"phase":"Succeeded","podIP":"10.244.1.9"}}`,
	} {
		seen.pods = append(seen.pods, decode[pod](t, text))
	}
	for _, text := range []string{`{"metadata":{"name":"chat","labels":{"team":"a"}}}`, `{"metadata":{"name":"other","labels":{"team":"b"}}}`} {
		seen.namespaces = append(seen.namespaces, decode[namespace](t, text))
	}
	for _, text := range policies {
		seen.policies = append(seen.policies, decode[policy](t, `{"metadata":{"name":"p","namespace":"chat"},"spec":`+text+`}`))
	}
	return seen
}

func decode[T any](t *testing.T, text string) (value T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	return value
}

const always = "-m conntrack --ctstate RELATED,ESTABLISHED -j RETURN"

// rulesFor leaves out the names of chains: what is asked of packets, and what is done with them.
func rulesFor(t *testing.T, policies ...string) []string {
	t.Helper()
	chains, rules := buildRules(clusterWith(t, policies...), "here")
	var short []string
	for _, rule := range rules {
		words := strings.Fields(rule)
		if words[1] != policyChain && !slices.Contains(chains, words[1]) {
			t.Errorf("%s is in a chain that is not made", rule)
		}
		if target := words[len(words)-1]; slices.Contains(chains, target) {
			words[len(words)-1] = "CHAIN"
		}
		short = append(short, strings.Join(words[2:], " "))
	}
	return short
}

func expect(t *testing.T, rules []string, wanted ...string) {
	t.Helper()
	if wanted = append([]string{always}, wanted...); !slices.Equal(rules, wanted) {
		t.Errorf("rules are\n  %s\nand should be\n  %s", strings.Join(rules, "\n  "), strings.Join(wanted, "\n  "))
	}
}

func TestPodsThatNoPolicySelectsAreOpen(t *testing.T) {
	expect(t, rulesFor(t))
	expect(t, rulesFor(t, `{"podSelector":{"matchLabels":{"app":"none"}}}`))
}

func TestPortsForAnybodyAndPortsForPods(t *testing.T) {
	expect(t, rulesFor(t, `{"podSelector":{"matchLabels":{"app":"web"}},"policyTypes":["Ingress"],"ingress":[{"ports":[{"port":8080,"protocol":"TCP"}]},{"from":[{"namespaceSelector":{}}],"ports":[{"port":9090,"protocol":"TCP"}]}]}`),
		"-d 10.244.1.2 -j CHAIN",
		"-p tcp -m tcp --dport 8080:8080 -j RETURN",
		"-s 10.244.1.2 -p tcp -m tcp --dport 9090:9090 -j RETURN",
		"-s 10.244.1.3 -p tcp -m tcp --dport 9090:9090 -j RETURN",
		"-s 10.244.2.2 -p tcp -m tcp --dport 9090:9090 -j RETURN",
		"-j DROP")
}

func TestNobodyMayCome(t *testing.T) {
	expect(t, rulesFor(t, `{"podSelector":{"matchLabels":{"app":"job"}},"policyTypes":["Ingress"]}`), "-d 10.244.1.3 -j CHAIN", "-j DROP")
}

func TestPeersAreSoughtAtHomeUnlessANamespaceIsNamed(t *testing.T) {
	job := `{"podSelector":{"matchLabels":{"app":"job"}},"ingress":[{"from":[`
	expect(t, rulesFor(t, job+`{"podSelector":{}}]}]}`), "-d 10.244.1.3 -j CHAIN", "-s 10.244.1.2 -j RETURN", "-s 10.244.1.3 -j RETURN", "-j DROP")
	expect(t, rulesFor(t, job+`{"podSelector":{"matchLabels":{"app":"far"}}}]}]}`), "-d 10.244.1.3 -j CHAIN", "-j DROP")
	expect(t, rulesFor(t, job+`{"podSelector":{"matchLabels":{"app":"far"}},"namespaceSelector":{"matchExpressions":[{"key":"team","operator":"In","values":["b"]}]}}]}]}`), "-d 10.244.1.3 -j CHAIN", "-s 10.244.2.2 -j RETURN", "-j DROP")
}

func TestWhatPodsMayReach(t *testing.T) {
	expect(t, rulesFor(t, `{"podSelector":{"matchExpressions":[{"key":"tier","operator":"DoesNotExist"}]},"policyTypes":["Egress"],"egress":[{"to":[{"namespaceSelector":{"matchLabels":{"team":"b"}}}],"ports":[{"port":"dns","protocol":"UDP"},{"port":"none"}]}]}`),
		"-s 10.244.1.3 -j CHAIN", "-d 10.244.2.2 -p udp -m udp --dport 53:53 -j RETURN", "-j DROP")
}

func TestNamedPortsAndRangesOfPorts(t *testing.T) {
	expect(t, rulesFor(t, `{"podSelector":{"matchLabels":{"app":"web"}},"ingress":[{"ports":[{"port":"http"},{"port":9000,"endPort":9010},{"protocol":"UDP"}]}]}`),
		"-d 10.244.1.2 -j CHAIN",
		"-p tcp -m tcp --dport 8080:8080 -j RETURN",
		"-p tcp -m tcp --dport 9000:9010 -j RETURN",
		"-p udp -j RETURN",
		"-j DROP")
}

func TestRangesOfAddressesWithoutExceptions(t *testing.T) {
	expect(t, rulesFor(t, `{"podSelector":{"matchLabels":{"app":"job"}},"ingress":[{"from":[{"ipBlock":{"cidr":"192.0.2.0/24","except":["192.0.2.64/26"]}}]}]}`),
		"-d 10.244.1.3 -j CHAIN", "-s 192.0.2.0/26 -j RETURN", "-s 192.0.2.128/25 -j RETURN", "-j DROP")
}

func TestPoliciesAddUp(t *testing.T) {
	one := `{"podSelector":{"matchLabels":{"app":"job"}},"ingress":[{"ports":[{"port":1}]}]}`
	other := `{"podSelector":{},"ingress":[{"ports":[{"port":2}]}]}`
	expect(t, rulesFor(t, one, other),
		"-d 10.244.1.2 -j CHAIN", "-p tcp -m tcp --dport 2:2 -j RETURN", "-j DROP",
		"-d 10.244.1.3 -j CHAIN", "-p tcp -m tcp --dport 1:1 -j RETURN", "-p tcp -m tcp --dport 2:2 -j RETURN", "-j DROP")
}
