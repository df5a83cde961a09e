{{/* The processes of one kind. Takes { root, kind, at }: `at` is the part of the values that is of that kind. */}}
{{- define "luoshi.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "luoshi.release" .root }}-{{ .kind }}
  labels: {{- include "luoshi.labels" . | nindent 4 }}
spec:
  {{- if not .at.autoscaling.enabled }}
  replicas: {{ .at.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  strategy:
    type: RollingUpdate
    rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }
  selector:
    matchLabels: {{- include "luoshi.selector" . | nindent 6 }}
  template:
    metadata:
      labels: {{- include "luoshi.labels" . | nindent 8 }}
      {{- with .at.podAnnotations }}
      annotations: {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      serviceAccountName: {{ include "luoshi.account" .root }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      # After this a process is killed; what it had not committed is done by another.
      terminationGracePeriodSeconds: 30
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
        runAsGroup: 1000
        fsGroup: 1000
        seccompProfile: { type: RuntimeDefault }
      {{- with .root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- range . }}
        - name: {{ . }}
        {{- end }}
      {{- end }}
      topologySpreadConstraints:
        {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
        - topologyKey: {{ . }}
          maxSkew: 1
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels: {{- include "luoshi.selector" $ | nindent 14 }}
        {{- end }}
      {{- with .at.nodeSelector }}
      nodeSelector: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .at.tolerations }}
      tolerations: {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: {{ .kind }}
          {{- include "luoshi.container" . | nindent 10 }}
      volumes:
        - name: data
          emptyDir: {}
        - name: tmp
          emptyDir: {}
{{- end -}}

{{- define "luoshi.container" -}}
image: {{ .root.Values.image.repository }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
command: ["node", "--enable-source-maps", "dist/bin/{{ .kind }}.js"]
ports:
  - name: http
    containerPort: 3000
env: {{- include "luoshi.env" . | nindent 2 }}
{{- if eq .kind "api" }}
# New requests go elsewhere by the time it is told to stop.
lifecycle:
  preStop:
    exec: { command: ["sleep", "5"] }
{{- end }}
startupProbe:
  httpGet: { path: /livez, port: http }
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: {{ div (add .root.Values.startupSeconds 1) 2 }}
livenessProbe:
  httpGet: { path: /livez, port: http }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: { path: /readyz, port: http }
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
resources: {{- toYaml .at.resources | nindent 2 }}
volumeMounts:
  - name: data
    mountPath: /data
  - name: tmp
    mountPath: /tmp
{{- end -}}

{{- define "luoshi.env" -}}
- name: PROFILE
  value: scale
- name: HOST
  value: 0.0.0.0
- name: PORT
  value: "3000"
- name: DATA_DIR
  value: /data
- name: CLOCK
  value: {{ ternary "on" "off" (eq .kind "worker") | quote }}
- name: TZ_OFFICE
  value: {{ .root.Values.settings.timeZone | quote }}
- name: LOG_LEVEL
  value: {{ .root.Values.settings.logLevel | quote }}
{{- with .root.Values.settings.tracesEndpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
- name: DATABASE_CONNECTIONS
  value: {{ .root.Values.settings.databaseConnections | quote }}
- name: DATABASE_URL
  valueFrom:
    secretKeyRef: { name: {{ .root.Values.database.existingSecret }}, key: {{ .root.Values.database.urlKey }} }
{{- with .root.Values.database.replicaUrlKey }}
- name: DATABASE_REPLICA_URL
  valueFrom:
    secretKeyRef: { name: {{ $.root.Values.database.existingSecret }}, key: {{ . }} }
{{- end }}
- name: REDIS_URL
  valueFrom:
    secretKeyRef: { name: {{ .root.Values.redis.existingSecret }}, key: {{ .root.Values.redis.urlKey }} }
{{- end -}}
