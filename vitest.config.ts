import { defineConfig } from "vitest/config";

const nowhere = ["**/node_modules/**", "**/.next*/**", ".data/**", "e2e/**/*.spec.ts"];

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    // Vitest leaves a core free for whoever sits there, which halves the pace where there are two.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: ["**/*.db.test.ts", "**/*.db.test.tsx", ...nowhere],
          setupFiles: ["lib/testing/no-console.ts"],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.db.test.ts", "**/*.db.test.tsx"],
          exclude: nowhere,
          globalSetup: ["lib/testing/postgres-server.ts"],
          setupFiles: ["lib/testing/no-console.ts", "lib/testing/database-setup.ts"],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
