import { openTestDatabase } from "@/lib/testing/database";

await openTestDatabase();
