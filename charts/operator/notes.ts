const group = 'monitoring.coreos.com/v1';
const lacking = (value: string, kind: string): string => `
{{- if and $.Values.monitoring.${value}.enabled (not ($.Capabilities.APIVersions.Has "${group}/${kind}")) }}

monitoring.${value} is on, but this cluster does not have the kind ${kind}: nothing was made of it.
{{- end }}`;

const watched =
  '{{ with $.Values.namespaces }}the namespaces {{ join ", " . }}{{ else }}all namespaces{{ end }}';

/** What Helm prints after the operator was installed or upgraded. */
export const notes = `CecoChat {{ $.Chart.AppVersion }}: the operator is in the namespace {{ $.Release.Namespace }}.

It looks after the ChatClusters of ${watched}:

  kubectl get chat --all-namespaces
  kubectl -n {{ $.Release.Namespace }} get pods,leases
{{- if not $.Values.crds.install }}

The definition of ChatCluster is not a part of this release (crds.install is false): upgrade it yourself,
before the operator.
{{- end }}
${lacking('podMonitor', 'PodMonitor')}${lacking('rules', 'PrometheusRule')}

Before you uninstall it, delete every ChatCluster: nobody else takes their finalizers off.
{{- if and $.Values.crds.install $.Values.crds.keep }}
The definition of ChatCluster stays then. To remove it as well: kubectl delete crd chatclusters.cecochat.dev
{{- end }}
`;
