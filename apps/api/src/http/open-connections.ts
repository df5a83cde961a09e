import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The connections of a server, each with how many requests are under way on it. Node closes those that were idle at the
 * moment of a stop; one that never asked anything (browsers open them ahead) and one that is answered a moment later it
 * keeps, and the stop waits for their clients.
 */
export class OpenConnections {
  private readonly underWay = new Map<Socket, number>();
  private ending = false;

  constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      if (this.ending) return socket.destroy();
      this.underWay.set(socket, 0);
      socket.once('close', () => this.underWay.delete(socket));
    });
    server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.count(socket, 1);
      response.once('close', () => {
        if (this.count(socket, -1) === 0 && this.ending) socket.end();
      });
    });
  }

  /** Closes each connection once nothing is under way on it; after `limit` milliseconds, all of them. */
  close(limit: number): void {
    this.ending = true;
    for (const [socket, requests] of this.underWay) if (requests === 0) socket.destroy();
    setTimeout(() => this.server.closeAllConnections(), limit).unref();
  }

  private count(socket: Socket, change: number): number {
    const requests = (this.underWay.get(socket) ?? 0) + change;
    if (this.underWay.has(socket)) this.underWay.set(socket, requests);
    return requests;
  }
}
