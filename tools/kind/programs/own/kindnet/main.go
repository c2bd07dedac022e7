// Command kindnet connects the Pods of a node to those of the other nodes. Each node has a range of addresses for its Pods: the
// plugins ptp and host-local give them out on this node, and a route by each other node leads to that node's range. It looks at
// the nodes again and again and changes what is different. It enforces no NetworkPolicy.
package main

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const (
	credentials   = "/var/run/secrets/kubernetes.io/serviceaccount"
	configuration = "/etc/cni/net.d/10-kindnet.conflist"
	lookAgain     = 3 * time.Second
	lookAtOnce    = 300 * time.Millisecond
)

type nodeList struct {
	Items []struct {
		Metadata struct{ Name string }
		Spec     struct{ PodCIDR string }
		Status   struct {
			Addresses []struct{ Type, Address string }
		}
	}
}

// A neighbour is another node: its range of Pods, and its address.
type neighbour struct{ podCIDR, address string }

func main() {
	self, podSubnet := os.Getenv("NODE_NAME"), os.Getenv("POD_SUBNET")
	server := "https://" + net.JoinHostPort(os.Getenv("KUBERNETES_SERVICE_HOST"), os.Getenv("KUBERNETES_SERVICE_PORT"))
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

func reconcile(server, self, podSubnet string) error {
	own, neighbours, err := observeNodes(server, self)
	if err != nil {
		return err
	}
	if own == "" {
		return fmt.Errorf("node %s has no range of Pods yet", self)
	}
	if err := ensureMasquerade(podSubnet); err != nil {
		return err
	}
	if err := ensureRoutes(podSubnet, neighbours); err != nil {
		return err
	}
	return ensureConfiguration(own)
}

func observeNodes(server, self string) (own string, neighbours []neighbour, err error) {
	token, err := os.ReadFile(filepath.Join(credentials, "token"))
	if err != nil {
		return "", nil, err
	}
	authority, err := os.ReadFile(filepath.Join(credentials, "ca.crt"))
	if err != nil {
		return "", nil, err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(authority)
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, DisableKeepAlives: true}
	request, err := http.NewRequest(http.MethodGet, server+"/api/v1/nodes", nil)
	if err != nil {
		return "", nil, err
	}
	request.Header.Set("Authorization", "Bearer "+string(token))
	response, err := (&http.Client{Transport: transport, Timeout: 5 * time.Second}).Do(request)
	if err != nil {
		return "", nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return "", nil, fmt.Errorf("the API server answers %s", response.Status)
	}
	var nodes nodeList
	if err := json.NewDecoder(response.Body).Decode(&nodes); err != nil {
		return "", nil, err
	}
	own, neighbours = sortNodes(nodes, self)
	return own, neighbours, nil
}

func sortNodes(nodes nodeList, self string) (own string, neighbours []neighbour) {
	for _, node := range nodes.Items {
		if node.Metadata.Name == self {
			own = node.Spec.PodCIDR
			continue
		}
		for _, address := range node.Status.Addresses {
			if address.Type == "InternalIP" && node.Spec.PodCIDR != "" {
				neighbours = append(neighbours, neighbour{node.Spec.PodCIDR, address.Address})
				break
			}
		}
	}
	return own, neighbours
}

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
