/**
 * The baseline of the doors, in a process of its own: Fastify and nothing else takes the same requests, reads their
 * JSON, and answers the bytes it was given. Ends when its parent lets go of it.
 *
 *   { headers, body }   →   { port }
 */
import fastify from 'fastify';

process.once('message', async ({ headers, body }) => {
  const server = fastify({ logger: false });
  server.post('/api/agreements/:id/events', (_, reply) => {
    void reply.headers(headers).send(body);
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  process.send({ port: server.server.address().port });
});
process.on('disconnect', () => process.exit(0));
