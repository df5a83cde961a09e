import type { Page } from 'playwright-core';
import { Eyes } from './browser.js';
import { morning, TestServer } from './server.js';
import { Visitor } from './visitor.js';

/** A server on the demonstration whose clock has run on that morning, and somebody at its screens. */
export class Screens {
  private constructor(
    readonly server: TestServer,
    readonly eyes: Eyes,
    readonly page: Page,
    readonly visitor: Visitor,
  ) {}

  static async open(today: string): Promise<Screens> {
    const server = await TestServer.start({ demo: true, at: morning(today) });
    await server.tick(morning(today));
    const eyes = await Eyes.open(server.url);
    const page = await eyes.page();
    return new Screens(server, eyes, page, new Visitor(page));
  }

  /** Hosts that were asked other than the server itself, and what went wrong within the screens. */
  strayed(): { hosts: string[]; errors: string[] } {
    const own = new URL(this.server.url).host;
    return { hosts: [...this.eyes.hosts].filter((host) => host !== own), errors: this.eyes.errors };
  }

  async close(): Promise<void> {
    await this.eyes.close();
    await this.server.stop();
  }
}
