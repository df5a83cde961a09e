import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { QueueState } from '#libs/queue';
import type { Metrics } from '#libs/telemetry';

interface Sources {
  metrics: Metrics;
  /** Fails where the store does not answer. */
  isReady: () => Promise<unknown>;
  queue: () => QueueState;
}

/** The only doors of a worker: alive, ready, metrics. */
export class HealthServer {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start({ host, port }: { host: string; port: number }, { metrics, isReady, queue }: Sources): Promise<HealthServer> {
    const answers: Record<string, () => Promise<[number, string, string]>> = {
      '/livez': () => Promise.resolve([200, 'application/json', JSON.stringify({ status: 'ok' })]),
      // Without the queue the work goes on, more slowly: that is no reason to take the worker away.
      '/readyz': async () => {
        const ok = await isReady().then(() => true, () => false);
        return [ok ? 200 : 503, 'application/json', JSON.stringify({ status: ok ? 'ok' : 'failing', queue: queue() })];
      },
      '/metrics': async () => [200, 'text/plain; version=0.0.4; charset=utf-8', await metrics.text()],
    };
    const server = createServer((request, response) => {
      const answer = request.method === 'GET' ? answers[request.url ?? ''] : undefined;
      const notFound = (): Promise<[number, string, string]> => Promise.resolve([404, 'application/json', JSON.stringify({ status: 'not found' })]);
      (answer ?? notFound)().then(
        ([status, type, body]) => response.writeHead(status, { 'content-type': type }).end(body),
        () => response.writeHead(500).end(),
      );
    });
    server.listen(port, host);
    await once(server, 'listening');
    return new HealthServer(server, `http://${host}:${(server.address() as AddressInfo).port}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
