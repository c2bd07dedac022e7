package main

import (
	"crypto/sha256"
	"fmt"
	"net/netip"
	"slices"
	"sort"
	"strings"
)

const policyChain = "KIND-POLICIES"

// A direction is what a policy is about: connections to its Pods, or from them.
type direction struct{ name, own, other string }

var (
	ingress = direction{"Ingress", "-d", "-s"}
	egress  = direction{"Egress", "-s", "-d"}
)

// An end is the other side of a connection that is allowed: a range of addresses, and the Pod whose address it is if it is one.
type end struct {
	cidr string
	pod  *pod
}

// buildRules says in rules of iptables what the policies allow to and from the Pods of a node. What a Pod's own node sends to it,
// such as probes, is not forwarded and does not come here.
func buildRules(seen cluster, self string) (chains []string, rules []string) {
	chains = []string{policyChain}
	rules = []string{fmt.Sprintf("-A %s -m conntrack --ctstate RELATED,ESTABLISHED -j RETURN", policyChain)}
	local := slices.DeleteFunc(slices.Clone(seen.pods), func(each pod) bool { return each.Spec.NodeName != self || !hasAddress(each) })
	sort.Slice(local, func(a, b int) bool { return local[a].Status.PodIP < local[b].Status.PodIP })
	for _, each := range local {
		for _, way := range []direction{egress, ingress} {
			selecting := policiesFor(seen.policies, each, way)
			if len(selecting) == 0 {
				continue
			}
			chain := fmt.Sprintf("KIND-P-%x", sha256.Sum256([]byte(way.name+each.Status.PodIP)))[:23]
			chains = append(chains, chain)
			rules = append(rules, fmt.Sprintf("-A %s %s %s -j %s", policyChain, way.own, each.Status.PodIP, chain))
			for _, selected := range selecting {
				rules = append(rules, allowed(seen, selected, each, way, chain)...)
			}
			rules = append(rules, fmt.Sprintf("-A %s -j DROP", chain))
		}
	}
	return chains, rules
}

// hasAddress: one of the host network shares the node's address, one that is over has none any more.
func hasAddress(each pod) bool {
	return !each.Spec.HostNetwork && each.Status.PodIP != "" && each.Status.Phase != "Succeeded" && each.Status.Phase != "Failed"
}

func policiesFor(policies []policy, selected pod, way direction) (selecting []policy) {
	for _, each := range policies {
		types := each.Spec.PolicyTypes
		if len(types) == 0 {
			types = []string{ingress.name}
		}
		if each.Metadata.Namespace == selected.Metadata.Namespace && slices.Contains(types, way.name) && each.Spec.PodSelector.matches(selected.Metadata.Labels) {
			selecting = append(selecting, each)
		}
	}
	return selecting
}

func allowed(seen cluster, from policy, selected pod, way direction, chain string) (rules []string) {
	list := from.Spec.Ingress
	if way == egress {
		list = from.Spec.Egress
	}
	for _, rule := range list {
		peers := rule.From
		if way == egress {
			peers = rule.To
		}
		for _, other := range endsOf(seen, peers, from.Metadata.Namespace) {
			target := &selected
			if way == egress {
				target = other.pod
			}
			for _, ports := range portMatches(rule.Ports, target) {
				words := []string{"-A", chain}
				if other.cidr != "" {
					words = append(words, way.other, other.cidr)
				}
				rules = append(rules, strings.Join(append(append(words, ports...), "-j", "RETURN"), " "))
			}
		}
	}
	return rules
}

// endsOf: no peers are everybody.
func endsOf(seen cluster, peers []peer, home string) (ends []end) {
	if len(peers) == 0 {
		return []end{{}}
	}
	for _, each := range peers {
		if each.IPBlock != nil {
			for _, cidr := range withoutRanges(each.IPBlock.CIDR, each.IPBlock.Except) {
				ends = append(ends, end{cidr: cidr})
			}
			continue
		}
		for index := range seen.pods {
			found := &seen.pods[index]
			inNamespace := found.Metadata.Namespace == home
			if each.NamespaceSelector != nil {
				inNamespace = each.NamespaceSelector.matches(labelsOf(seen.namespaces, found.Metadata.Namespace))
			}
			if hasAddress(*found) && inNamespace && (each.PodSelector == nil || each.PodSelector.matches(found.Metadata.Labels)) {
				ends = append(ends, end{found.Status.PodIP, found})
			}
		}
	}
	return ends
}

func labelsOf(namespaces []namespace, name string) map[string]string {
	for _, each := range namespaces {
		if each.Metadata.Name == name {
			return each.Metadata.Labels
		}
	}
	return nil
}

// portMatches: no ports are all. A name that the target does not have matches nothing.
func portMatches(ports []policyPort, target *pod) (matches [][]string) {
	if len(ports) == 0 {
		return [][]string{nil}
	}
	for _, each := range ports {
		protocol := "tcp"
		if each.Protocol != "" {
			protocol = strings.ToLower(each.Protocol)
		}
		words := []string{"-p", protocol}
		switch port := each.Port.(type) {
		case nil:
		case float64:
			last := max(int(port), each.EndPort)
			words = append(words, "-m", protocol, "--dport", fmt.Sprintf("%d:%d", int(port), last))
		case string:
			number := portOf(target, port, protocol)
			if number == 0 {
				continue
			}
			words = append(words, "-m", protocol, "--dport", fmt.Sprintf("%d:%d", number, number))
		}
		matches = append(matches, words)
	}
	return matches
}

func portOf(target *pod, name, protocol string) int {
	if target == nil {
		return 0
	}
	for _, container := range target.Spec.Containers {
		for _, port := range container.Ports {
			if port.Name == name && (strings.EqualFold(port.Protocol, protocol) || port.Protocol == "" && protocol == "tcp") {
				return port.ContainerPort
			}
		}
	}
	return 0
}

func (s selector) matches(labels map[string]string) bool {
	for key, value := range s.MatchLabels {
		if found, is := labels[key]; !is || found != value {
			return false
		}
	}
	for _, each := range s.MatchExpressions {
		value, is := labels[each.Key]
		listed := is && slices.Contains(each.Values, value)
		met := map[string]bool{"In": listed, "NotIn": !listed, "Exists": is, "DoesNotExist": !is}
		if !met[each.Operator] {
			return false
		}
	}
	return true
}

// withoutRanges halves a range until no part of it has something in common with an exception but is none itself.
func withoutRanges(cidr string, exceptions []string) []string {
	whole, err := netip.ParsePrefix(cidr)
	if err != nil || !whole.Addr().Is4() {
		return nil
	}
	var holes []netip.Prefix
	for _, each := range exceptions {
		if hole, err := netip.ParsePrefix(each); err == nil {
			holes = append(holes, hole.Masked())
		}
	}
	return halve(whole.Masked(), holes)
}

func halve(part netip.Prefix, holes []netip.Prefix) []string {
	for _, hole := range holes {
		if hole.Bits() <= part.Bits() && hole.Contains(part.Addr()) {
			return nil
		}
	}
	if !slices.ContainsFunc(holes, part.Overlaps) {
		return []string{part.String()}
	}
	bits := part.Bits() + 1
	upper := part.Addr().As4()
	upper[part.Bits()/8] |= 0x80 >> (part.Bits() % 8)
	return append(halve(netip.PrefixFrom(part.Addr(), bits), holes), halve(netip.PrefixFrom(netip.AddrFrom4(upper), bits), holes)...)
}
