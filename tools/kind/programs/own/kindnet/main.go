// Command kindnet connects the Pods of a node to those of the other nodes, and keeps from them what NetworkPolicies do not allow.
// Each node has a range of addresses for its Pods: the plugins ptp and host-local give them out on this node, and a route by each
// other node leads to that node's range. It looks at the cluster again and again and changes what is different.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"
)

const (
	configuration = "/etc/cni/net.d/10-kindnet.conflist"
	lookAgain     = time.Second
	lookAtOnce    = 300 * time.Millisecond
)

// A neighbour is another node: its range of Pods, and its address.
type neighbour struct{ podCIDR, address string }

func main() {
	self, podSubnet := os.Getenv("NODE_NAME"), os.Getenv("POD_SUBNET")
	server, err := newClient("https://" + net.JoinHostPort(os.Getenv("KUBERNETES_SERVICE_HOST"), os.Getenv("KUBERNETES_SERVICE_PORT")))
	if err != nil {
		log.Fatal(err)
	}
	if self == "" || podSubnet == "" {
		log.Fatal("NODE_NAME and POD_SUBNET must be set")
	}
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGINT, syscall.SIGTERM)
	wait, lastError := lookAtOnce, ""
	for {
		if err := reconcile(server, self, podSubnet); err == nil {
			wait, lastError = lookAgain, ""
		} else if lastError != err.Error() {
			lastError = err.Error()
			log.Print(err)
		}
		select {
		case <-told:
			return
		case <-time.After(wait):
		}
	}
}

func reconcile(server *client, self, podSubnet string) error {
	seen, err := server.observe()
	if err != nil {
		return err
	}
	own, neighbours := sortNodes(seen.nodes, self)
	if own == "" {
		return fmt.Errorf("node %s has no range of Pods yet", self)
	}
	if err := ensureMasquerade(podSubnet); err != nil {
		return err
	}
	if err := ensureRoutes(podSubnet, neighbours); err != nil {
		return err
	}
	if err := ensurePolicies(buildRules(seen, self)); err != nil {
		return err
	}
	return ensureConfiguration(own)
}

func sortNodes(nodes []node, self string) (own string, neighbours []neighbour) {
	for _, each := range nodes {
		if each.Metadata.Name == self {
			own = each.Spec.PodCIDR
			continue
		}
		for _, address := range each.Status.Addresses {
			if address.Type == "InternalIP" && each.Spec.PodCIDR != "" {
				neighbours = append(neighbours, neighbour{each.Spec.PodCIDR, address.Address})
				break
			}
		}
	}
	return own, neighbours
}

// ensurePolicies writes all rules at once, in a table where nobody else has any, before those that let things pass.
func ensurePolicies(chains, rules []string) error {
	listed, err := run("iptables", "-w", "5", "-t", "mangle", "-S")
	if err != nil {
		return err
	}
	present := strings.Split(strings.TrimSpace(listed), "\n")
	text := []string{"*mangle"}
	for _, chain := range chains {
		text = append(text, fmt.Sprintf(":%s - [0:0]", chain))
	}
	text = append(text, rules...)
	if hook := "-A FORWARD -j " + policyChain; !slices.Contains(present, hook) {
		text = append(text, hook)
	}
	for _, line := range present {
		if stale, is := strings.CutPrefix(line, "-N "); is && strings.HasPrefix(stale, "KIND-P-") && !slices.Contains(chains, stale) {
			text = append(text, fmt.Sprintf(":%s - [0:0]", stale), "-X "+stale)
		}
	}
	wanted := strings.Join(append(text, "COMMIT", ""), "\n")
	if wanted == written {
		return nil
	}
	restore := exec.Command("iptables-restore", "-w", "5", "--noflush")
	restore.Stdin = strings.NewReader(wanted)
	if output, err := restore.CombinedOutput(); err != nil {
		return fmt.Errorf("iptables-restore: %w: %s", err, strings.TrimSpace(string(output)))
	}
	log.Printf("policies: %d rules", len(rules))
	written = wanted
	return nil
}

// What was written to iptables last.
var written string

// ensureRoutes leaves no route by a node that has gone.
func ensureRoutes(podSubnet string, neighbours []neighbour) error {
	listed, err := run("ip", "-4", "route", "show", "root", podSubnet)
	if err != nil {
		return err
	}
	present := map[neighbour]bool{}
	for _, line := range strings.Split(listed, "\n") {
		if fields := strings.Fields(line); len(fields) >= 3 && fields[1] == "via" {
			present[neighbour{fields[0], fields[2]}] = true
		}
	}
	for _, each := range neighbours {
		if !present[each] {
			if _, err := run("ip", "-4", "route", "replace", each.podCIDR, "via", each.address); err != nil {
				return err
			}
			log.Printf("Pods in %s are reached by %s", each.podCIDR, each.address)
		}
		delete(present, each)
	}
	wanted := map[string]bool{}
	for _, each := range neighbours {
		wanted[each.podCIDR] = true
	}
	for each := range present {
		if wanted[each.podCIDR] {
			continue
		}
		if _, err := run("ip", "-4", "route", "del", each.podCIDR, "via", each.address); err != nil {
			return err
		}
		log.Printf("Pods in %s are not reached by %s any more", each.podCIDR, each.address)
	}
	return nil
}

// ensureMasquerade: outside, nobody knows the way back to a Pod.
func ensureMasquerade(podSubnet string) error {
	rule := []string{"POSTROUTING", "-s", podSubnet, "!", "-d", podSubnet, "-m", "addrtype", "!", "--dst-type", "LOCAL", "-j", "MASQUERADE"}
	if _, err := run("iptables", append([]string{"-w", "5", "-t", "nat", "-C"}, rule...)...); err == nil {
		return nil
	}
	_, err := run("iptables", append([]string{"-w", "5", "-t", "nat", "-A"}, rule...)...)
	return err
}

// ensureConfiguration comes last: with it the node becomes ready.
func ensureConfiguration(podCIDR string) error {
	wanted, err := json.MarshalIndent(pluginsFor(podCIDR), "", "  ")
	if err != nil {
		return err
	}
	if present, err := os.ReadFile(configuration); err == nil && bytes.Equal(present, wanted) {
		return nil
	}
	partial := configuration + ".partial"
	if err := os.WriteFile(partial, wanted, 0o644); err != nil {
		return err
	}
	log.Printf("Pods of this node are in %s", podCIDR)
	return os.Rename(partial, configuration)
}

type object = map[string]any

func pluginsFor(podCIDR string) object {
	addresses := object{
		"type": "host-local", "dataDir": "/run/cni-ipam-state",
		"routes": []object{{"dst": "0.0.0.0/0"}}, "ranges": [][]object{{{"subnet": podCIDR}}},
	}
	return object{
		"cniVersion": "0.4.0", "name": "kindnet",
		"plugins": []object{
			{"type": "ptp", "ipMasq": false, "ipam": addresses},
			{"type": "portmap", "capabilities": object{"portMappings": true}},
		},
	}
}

func run(name string, args ...string) (string, error) {
	output, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, strings.TrimSpace(string(output)))
	}
	return string(output), nil
}
