import { z } from 'zod';
import type { Access, Endpoint } from './contract/endpoint.ts';
import { endpoints } from './contract/endpoints.ts';
import type { RawRoute } from './raw-route.ts';
import { rawRoutes } from './raw-routes.ts';

type Json = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document, read off the contract: what the server checks is what is written here.
 * @see https://spec.openapis.org/oas/v3.1.1.html (its schemas are JSON Schema 2020-12, as zod writes)
 */
export function openApiDocument(publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  const add = (path: string, method: string, operation: Json) => {
    (paths[path] ??= {})[method] = operation;
  };
  for (const endpoint of endpoints) add(endpoint.path, endpoint.method, describe(endpoint));
  for (const route of Object.values<RawRoute>(rawRoutes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}').replace('*', '{path}');
    const methods = route.method === 'all' ? ['get', 'post'] : [route.method];
    for (const method of methods) add(path, method, describeRaw(route, path));
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vocero',
      version: '1.0.0',
      summary: 'Feedback becomes themes, each with an owner and a status until action is taken.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: { schemas: { Problem: problemSchema }, securitySchemes },
  };
}

function describe(endpoint: Endpoint): Json {
  const status = String(endpoint.status ?? 200);
  return {
    summary: endpoint.summary,
    operationId: operationId(endpoint.method, endpoint.path),
    tags: [tagOf(endpoint.path)],
    ...security(endpoint.access),
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...(endpoint.body && {
      requestBody: { required: true, content: json(schemaOf(endpoint.body, 'input')) },
    }),
    responses: {
      [status]: endpoint.answer
        ? { description: 'Done', content: json(schemaOf(endpoint.answer, 'output')) }
        : { description: 'Done' },
      default: problemAnswer,
    },
  };
}

function describeRaw(route: RawRoute, path: string): Json {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return {
    summary: route.summary,
    tags: [tagOf(path)],
    ...security(route.access),
    parameters: names.map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...(route.accepts && { requestBody: { required: true, content: { [route.accepts]: {} } } }),
    responses: {
      '200': { description: 'Done', content: { [route.answers]: {} } },
      default: problemAnswer,
    },
  };
}

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: shape,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return shape;
}

const json = (schema: Json) => ({ 'application/json': { schema } });

const problemAnswer = {
  description: 'Refused, with the reason in plain words',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const problemSchema = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'In the language of Accept-Language' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
};

const securitySchemes = {
  key: { type: 'http', scheme: 'bearer', description: 'An API key' },
  session: { type: 'apiKey', in: 'cookie', name: 'vocero.session_token' },
};

function security(access: Access): Json {
  if (access.who === 'anyone') return { security: [] };
  const roles = access.who === 'member' ? { 'x-roles': access.roles } : {};
  const key = access.who === 'member' && access.scope ? [{ key: [access.scope] }] : [];
  return { security: [{ session: [] }, ...key], ...roles };
}

const operationId = (method: string, path: string) =>
  `${method}_${path
    .replace(/^\/api\/v1\//, '')
    .replace(/[^a-zA-Z0-9]+/g, '_')
    .replace(/_$/, '')}`;

const tagOf = (path: string) => /^\/api\/v1\/([a-z]+)/.exec(path)?.[1] ?? 'pages';
