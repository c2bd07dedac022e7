package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

const credentials = "/var/run/secrets/kubernetes.io/serviceaccount"

type list[T any] struct{ Items []T }

type metadata struct {
	Name, Namespace string
	Labels          map[string]string
}

type node struct {
	Metadata metadata
	Spec     struct{ PodCIDR string }
	Status   struct {
		Addresses []struct{ Type, Address string }
	}
}

type namespace struct{ Metadata metadata }

type pod struct {
	Metadata metadata
	Spec     struct {
		NodeName    string
		HostNetwork bool
		Containers  []struct {
			Ports []struct {
				Name, Protocol string
				ContainerPort  int
			}
		}
	}
	Status struct{ Phase, PodIP string }
}

type selector struct {
	MatchLabels      map[string]string
	MatchExpressions []struct {
		Key, Operator string
		Values        []string
	}
}

type peer struct {
	PodSelector, NamespaceSelector *selector
	IPBlock                        *struct {
		CIDR   string
		Except []string
	}
}

type policyPort struct {
	Protocol string
	Port     any // A number, or the name of a port of a container.
	EndPort  int
}

type policyRule struct {
	From, To []peer
	Ports    []policyPort
}

type policy struct {
	Metadata metadata
	Spec     struct {
		PodSelector     selector
		PolicyTypes     []string
		Ingress, Egress []policyRule
	}
}

// A cluster is what the API server says there is.
type cluster struct {
	nodes      []node
	namespaces []namespace
	pods       []pod
	policies   []policy
}

type client struct {
	server string
	http   *http.Client
}

func newClient(server string) (*client, error) {
	authority, err := os.ReadFile(filepath.Join(credentials, "ca.crt"))
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(authority)
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}
	return &client{server, &http.Client{Transport: transport, Timeout: 5 * time.Second}}, nil
}

func (c *client) observe() (cluster, error) {
	nodes, err := listAll[node](c, "/api/v1/nodes")
	if err != nil {
		return cluster{}, err
	}
	namespaces, err := listAll[namespace](c, "/api/v1/namespaces")
	if err != nil {
		return cluster{}, err
	}
	pods, err := listAll[pod](c, "/api/v1/pods")
	if err != nil {
		return cluster{}, err
	}
	policies, err := listAll[policy](c, "/apis/networking.k8s.io/v1/networkpolicies")
	return cluster{nodes, namespaces, pods, policies}, err
}

func listAll[T any](c *client, path string) ([]T, error) {
	token, err := os.ReadFile(filepath.Join(credentials, "token"))
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequest(http.MethodGet, c.server+path+"?resourceVersion=0", nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+string(token))
	response, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the API server answers %s for %s", response.Status, path)
	}
	var found list[T]
	err = json.NewDecoder(response.Body).Decode(&found)
	return found.Items, err
}
