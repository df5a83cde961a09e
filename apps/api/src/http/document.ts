import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { VERSION } from '#config';
import { problem } from '#libs/contracts';
import { refusal } from './problem-document.js';

type Methods = OpenAPIObject['paths'][string];
type Operation = NonNullable<Methods['get']>;

/** The API document: what the doors say of themselves, and every refusal that their parts make possible. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('Luoshi 落实')
      .setDescription('Agreements between governments: their stages, the follow-ups that press for them, and their history. Every answer has an X-Request-Id: the caller\'s, where it is 1 to 64 of A-Z, a-z, 0-9, dot, underscore and hyphen, or one made here.')
      .setVersion(VERSION)
      .addBearerAuth()
      .build(),
  );
  const { $schema: _, ...schema } = z.toJSONSchema(problem, { target: 'openapi-3.0', io: 'output' });
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: schema as object } };
  for (const { get, post, put, delete: remove } of Object.values(document.paths)) {
    for (const operation of [get, remove]) if (operation !== undefined) complete(operation, false);
    for (const operation of [post, put]) if (operation !== undefined) complete(operation, true);
  }
  return document;
}

function complete(operation: Operation, takesBody: boolean): void {
  const body = operation.requestBody !== undefined && 'content' in operation.requestBody ? operation.requestBody : undefined;
  const schema = body?.content['application/json']?.schema;
  // What has a default may be left out.
  if (body !== undefined && schema !== undefined && 'default' in schema) body.required = false;
  const statuses = new Set<number>();
  const parameters = (operation.parameters ?? []).flatMap((one) => ('in' in one ? [one] : []));
  if (operation.security !== undefined) statuses.add(401);
  // An address that cannot be decoded, a cursor of another list, a header of another form.
  if (parameters.some((one) => one.in !== 'query' || one.name === 'cursor')) statuses.add(400);
  if (parameters.some((one) => one.in === 'path')) for (const status of [404, 414]) statuses.add(status);
  if (parameters.length > 0 || body !== undefined) statuses.add(422);
  // A body is read wherever a method may carry one, also where a door asks for none.
  if (takesBody) for (const status of [400, 413, 415]) statuses.add(status);
  for (const status of statuses) operation.responses[status] ??= refusal(status);
}
