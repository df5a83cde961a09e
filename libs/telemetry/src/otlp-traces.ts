import { hostname } from 'node:os';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span as OtelSpan, SpanContext, Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Attributes, Beginning, Span, Traces } from '#libs/engine/ports';

/** Milliseconds between two letters to the collector, and until one that is not answered is given up. */
const EVERY = 1000;
const PATIENCE = 2000;

const KINDS = { server: SpanKind.SERVER, internal: SpanKind.INTERNAL, producer: SpanKind.PRODUCER, consumer: SpanKind.CONSUMER } as const;

/** Tells spans to a collector by OTLP over HTTP. What the collector does not take is lost, and nothing waits for it. */
export class OtlpTraces implements Traces {
  private readonly provider: NodeTracerProvider;
  private readonly tracer: Tracer;

  /** @param endpoint the collector's address, to which `/v1/traces` is added. */
  constructor(endpoint: string, { service, version }: { service: string; version: string }) {
    const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: PATIENCE });
    this.provider = new NodeTracerProvider({
      resource: resourceFromAttributes({ 'service.name': service, 'service.version': version, 'service.instance.id': `${hostname()}:${process.pid}` }),
      spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: EVERY, exportTimeoutMillis: PATIENCE })],
    });
    this.tracer = this.provider.getTracer('luoshi', version);
  }

  begin(name: string, { kind = 'internal', parent, attributes = {} }: Beginning): Span {
    return new OtlpSpan(this.tracer.startSpan(name, { kind: KINDS[kind], attributes }, contextOf(parent)));
  }

  /** Tells what is left; a collector that is away loses it. */
  async close(): Promise<void> {
    await this.provider.shutdown().catch(() => undefined);
  }
}

class OtlpSpan implements Span {
  readonly context: string;

  constructor(private readonly span: OtelSpan) {
    const { traceId, spanId, traceFlags } = span.spanContext();
    this.context = `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
  }

  tell(attributes: Attributes): void {
    this.span.setAttributes(attributes);
  }

  end(fault?: unknown): void {
    if (fault !== undefined) this.span.setStatus({ code: SpanStatusCode.ERROR, message: fault instanceof Error ? fault.message : typeof fault === 'string' ? fault : 'failed' });
    this.span.end();
  }
}

/** A traceparent by W3C Trace Context; one of a later version begins like one of ours. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-|$)/;

/** What is no traceparent begins a trace, as the specification asks. */
function contextOf(traceparent: string | null): Context {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT;
  const remote: SpanContext = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return trace.setSpanContext(ROOT_CONTEXT, remote);
}
