import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    projects: [
      { extends: true, test: { name: "pure", include: ["**/*.test.ts", "**/*.test.tsx"], exclude: ["**/*.db.test.ts", "node_modules/**", ".next/**"] } },
    ],
  },
});
