{{/* The image of a part: a digest before a tag, a tag before the chart's appVersion. Never latest. */}}
{{- define "heavyread.image" -}}
{{- $image := index .root.Values.images .part -}}
{{- $registry := ternary "" .root.Values.images.registry (eq .part "exporter") -}}
{{- if $image.digest -}}
{{ $registry }}{{ $image.name }}@{{ $image.digest }}
{{- else -}}
{{ $registry }}{{ $image.name }}:{{ $image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{- define "heavyread.pod" -}}
automountServiceAccountToken: false
{{- with .root.Values.images.pullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .user }}
  runAsGroup: {{ .user }}
  {{- if eq .user 999 }}
  fsGroup: 999
  {{- end }}
  seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "heavyread.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end -}}

{{- define "heavyread.secret" -}}
valueFrom: {secretKeyRef: {name: {{ .root.Values.secret }}, key: {{ .key }}}}
{{- end -}}

{{/* A service's pods are started anew when the settings change. */}}
{{- define "heavyread.settings" -}}
checksum/settings: {{ include (print .Template.BasePath "/settings.yaml") . | sha256sum }}
{{- end -}}

{{/* Five minutes for the start of a JVM on a busy machine. */}}
{{- define "heavyread.probes" -}}
startupProbe:
  httpGet: {path: /actuator/health/liveness, port: management}
  periodSeconds: 2
  timeoutSeconds: 3
  failureThreshold: 150
livenessProbe:
  httpGet: {path: /actuator/health/liveness, port: management}
  periodSeconds: 10
  timeoutSeconds: 3
{{- end -}}

{{- define "heavyread.temporary" -}}
- name: temporary
  emptyDir: {sizeLimit: 512Mi}
{{- end -}}
