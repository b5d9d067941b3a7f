import { z } from "zod";
import { createDocument, type ZodOpenApiObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { cookieFor } from "@/lib/auth/cookies";
import { clientPaths } from "@/lib/web/openapi/openapi-clients";
import { hoursPaths } from "@/lib/web/openapi/openapi-hours";
import { inviteePaths } from "@/lib/web/openapi/openapi-invitees";
import { livePaths } from "@/lib/web/openapi/openapi-live";
import { meetingPaths } from "@/lib/web/openapi/openapi-meetings";
import { messagePaths } from "@/lib/web/openapi/openapi-messages";
import { peoplePaths } from "@/lib/web/openapi/openapi-people";
import { proposalPaths } from "@/lib/web/openapi/openapi-proposals";
import messages from "@/messages/en.json" with { type: "json" };

const words = messages.docs;

/** The document of the API, OpenAPI 3.1. */
export type OpenApiDocument = ReturnType<typeof createDocument>;

let made: OpenApiDocument | undefined;

/** Made once per process, from the schemas that the routes themselves use. */
export function openApiDocument(): OpenApiDocument {
  made ??= createDocument(contents(), {
    // The formats say it already; the patterns would be half of the document.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === "uuid" || jsonSchema.format === "date-time") delete jsonSchema.pattern;
    },
  });
  return made;
}

function contents(): ZodOpenApiObject {
  return {
    openapi: "3.1.0",
    info: { title: words.title, version: "1", description: words.lead },
    servers: [{ url: "/" }],
    paths: {
      ...meetingPaths,
      ...inviteePaths,
      ...proposalPaths,
      ...livePaths,
      ...messagePaths,
      ...clientPaths,
      ...peoplePaths,
      ...hoursPaths,
      ...processPaths,
    },
    components: {
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", bearerFormat: "cmp_…", description: words.bearer },
        session: {
          type: "apiKey",
          in: "cookie",
          name: cookieFor("https:", "session").name,
          description: words.session,
        },
        invitationToken: { type: "apiKey", in: "query", name: "token", description: words.token },
      },
    },
  };
}

const state = (value: string) => z.strictObject({ status: z.literal(value) });

/** What machines ask. Nobody needs to sign in for these. */
const processPaths: ZodOpenApiPathsObject = {
  "/api/v1/openapi.json": {
    get: {
      operationId: "readDocument",
      ...words.operations.readDocument,
      security: [],
      responses: {
        200: { description: words.responses.document, content: { "application/json": { schema: z.looseObject({}) } } },
      },
    },
  },
  "/api/health": {
    get: {
      operationId: "health",
      ...words.operations.health,
      security: [],
      responses: {
        200: { description: words.responses.alive, content: { "application/json": { schema: state("ok") } } },
      },
    },
  },
  "/api/ready": {
    get: {
      operationId: "ready",
      ...words.operations.ready,
      security: [],
      responses: {
        200: { description: words.responses.ready, content: { "application/json": { schema: state("ready") } } },
        503: {
          description: words.responses.unavailable,
          content: { "application/json": { schema: state("unavailable") } },
        },
      },
    },
  },
};
