import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Value = { stringValue?: string; intValue?: number | string };
type Attributes = { key: string; value: Value }[];

interface Letter {
  resourceSpans: { resource: { attributes: Attributes }; scopeSpans: { spans: { traceId: string; spanId: string; parentSpanId?: string; name: string; kind: number; attributes: Attributes; status?: { code?: number } }[] }[] }[];
}

/** A span as a collector gets it, its attributes by name. */
export interface ToldSpan {
  service: string;
  trace: string;
  id: string;
  /** '' where it begins its trace. */
  parent: string;
  name: string;
  failed: boolean;
  attributes: Record<string, string>;
}

/** Takes spans by OTLP over HTTP, as JSON. */
export class Collector {
  readonly spans: ToldSpan[] = [];
  private waiting: (() => void)[] = [];
  private readonly server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part)).on('end', () => {
      if (request.url === '/v1/traces') this.spans.push(...spansOf(JSON.parse(body) as Letter));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      for (const look of this.waiting.splice(0)) look();
    });
  });

  static async start(): Promise<Collector> {
    const collector = new Collector();
    collector.server.listen(0, '127.0.0.1');
    await once(collector.server, 'listening');
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A span that fits, as soon as it comes. */
  async find(fits: (span: ToldSpan) => boolean): Promise<ToldSpan> {
    for (;;) {
      const found = this.spans.find(fits);
      if (found !== undefined) return found;
      await new Promise<void>((look) => this.waiting.push(look));
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

function spansOf({ resourceSpans }: Letter): ToldSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = byName(resource.attributes)['service.name'] ?? '';
    return scopeSpans.flatMap(({ spans }) => spans.map(({ traceId, spanId, parentSpanId = '', name, attributes, status }) => (
      { service, trace: traceId, id: spanId, parent: parentSpanId, name, failed: status?.code === 2, attributes: byName(attributes) }
    )));
  });
}

function byName(attributes: Attributes): Record<string, string> {
  return Object.fromEntries(attributes.map(({ key, value: { stringValue, intValue } }) => [key, stringValue ?? String(intValue)]));
}
