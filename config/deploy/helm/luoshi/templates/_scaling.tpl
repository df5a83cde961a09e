{{/* How many processes of one kind there are, and how many may be missing. Takes what luoshi.deployment takes. */}}
{{- define "luoshi.scaling" -}}
{{- $name := printf "%s-%s" (include "luoshi.release" .root) .kind -}}
{{- if .at.autoscaling.enabled }}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ $name }}
  labels: {{- include "luoshi.labels" . | nindent 4 }}
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: {{ $name }} }
  minReplicas: {{ .at.autoscaling.minReplicas }}
  maxReplicas: {{ .at.autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: { type: Utilization, averageUtilization: {{ .at.autoscaling.targetCpu }} }
  behavior:
    scaleDown: { stabilizationWindowSeconds: 300 }
{{- end }}
{{- if .at.disruptionBudget.enabled }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ $name }}
  labels: {{- include "luoshi.labels" . | nindent 4 }}
spec:
  maxUnavailable: {{ .at.disruptionBudget.maxUnavailable }}
  selector:
    matchLabels: {{- include "luoshi.selector" . | nindent 6 }}
{{- end }}
{{- end -}}
