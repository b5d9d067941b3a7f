import { afterAll } from "vitest";
import { closeOutbox, openOutbox } from "@/lib/outbox/producer";
import { openTestDatabase, testDb } from "@/lib/testing/database";

await openTestDatabase();
await openOutbox(testDb());
afterAll(closeOutbox);
