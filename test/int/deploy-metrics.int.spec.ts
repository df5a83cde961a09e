import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { installationRoot } from '#config';
import { deployFile, metricsOf, readYaml, repositoryFile } from '../support/deploy-files.js';

/** Every metric that a process tells. */
function knownMetrics(): Set<string> {
  const room = 'libs/telemetry/src';
  const sources = readdirSync(join(installationRoot(), room), { encoding: 'utf8' }).map((file) => join(room, file));
  const told = sources.filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts')).flatMap((file) => [...repositoryFile(file).matchAll(/'(luoshi_\w+)'/g)].map(([, name]) => name ?? ''));
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return new Set([...told, ...registry.getMetricsAsArray().map(({ name }) => name)]);
}

const known = knownMetrics();

function expectKnown(expression: string): void {
  const metrics = metricsOf(expression);
  expect([expression, metrics.length > 0, metrics.filter((name) => !known.has(name))]).toEqual([expression, true, []]);
}

it('an expression is read down to its metrics', () => {
  expect(known).toContain('luoshi_due_records');
  expect(metricsOf('histogram_quantile(0.9, sum by (le) (rate(x_seconds_bucket{a="b"}[5m]))) > 20 and on (job) deriv(max(y)[30m:1m]) > 0')).toEqual(['x_seconds', 'y']);
  expect(metricsOf('max by (state) (no_such_metric) > 5')).toEqual(['no_such_metric']);
});

interface Alerts {
  groups: { rules: { alert: string; expr: string; labels: { severity: string }; annotations: { summary: string } }[] }[];
}

describe('the alerts', () => {
  const rules = readYaml<Alerts>(deployFile('prometheus/alerts.yaml')).groups.flatMap((group) => group.rules);
  const guide = repositoryFile('docs/deployment.md');

  it('read metrics that a process tells, and have a severity, a summary and a line in the guide', () => {
    expect(rules.length).toBeGreaterThan(5);
    for (const { alert, expr, labels, annotations } of rules) {
      expectKnown(expr);
      expect(['critical', 'warning', 'info']).toContain(labels.severity);
      expect(annotations.summary).not.toBe('');
      expect(guide).toContain(`\`${alert}\``);
    }
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });

  it('are each tried by a situation that sets them off', () => {
    const { tests } = readYaml<{ tests: { alert_rule_test?: { alertname: string; exp_alerts: unknown[] }[] }[] }>(deployFile('prometheus/alerts.test.yaml'));
    const tried = tests.flatMap((test) => test.alert_rule_test ?? []).filter((trial) => trial.exp_alerts.length > 0).map((trial) => trial.alertname);
    expect(rules.map(({ alert }) => alert).filter((alert) => !tried.includes(alert))).toEqual([]);
  });
});

interface Dashboard {
  panels: { id: number; type: string; title: string; gridPos: { x: number; y: number; w: number; h: number }; targets?: { expr: string }[] }[];
}

describe('the dashboard', () => {
  const { panels } = JSON.parse(deployFile('grafana/luoshi.json')) as Dashboard;
  const shown = panels.filter(({ type }) => type !== 'row');

  it('shows metrics that a process tells, and all of ours', () => {
    expect(shown.length).toBeGreaterThan(5);
    const expressions = shown.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    expect(expressions.length).toBeGreaterThanOrEqual(shown.length);
    for (const expression of expressions) expectKnown(expression);
    const read = new Set(expressions.flatMap(metricsOf));
    expect([...known].filter((name) => name.startsWith('luoshi_') && !read.has(name))).toEqual([]);
  });

  it('has one id a panel, and no panel over another', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) => Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)} ${y + Math.floor(cell / w)}`));
    expect(new Set(cells).size).toBe(cells.length);
    for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
  });
});
