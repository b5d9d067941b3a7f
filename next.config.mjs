import createNextIntlPlugin from "next-intl/plugin";

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // Meetings are nobody's search result; the few public pages gain nothing from being found either.
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

// The API never answers with a document, so it gets the strictest policy without the work of the proxy. Its handlers
// may say more about caching; they never say less.
const api = [
  { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cache-Control", value: "private, no-store" },
];

// Events must leave as they happen; without `no-transform` Next compresses them, and holds them back until there are many.
const events = [{ key: "Cache-Control", value: "private, no-store, no-transform" }];

/** @type {import("next").NextConfig} */
const config = {
  // A second build (tests beside a running server) takes a folder of its own.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  // Builds of one release share their id and the key of their actions (scripts/local/build.ts).
  generateBuildId: () => process.env.COMPATH_BUILD_ID || null,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // Nothing is resized here, so the address that would do it for anyone is off.
  images: { unoptimized: true },
  // `npm run verify` runs tsc over everything, tests included; checking twice only makes the build slower.
  typescript: { ignoreBuildErrors: true },
  // They load files by path at run time, are kept to one copy per process, or need the whole of React where pages have a
  // part of it (mails in a preview), so they must not be bundled.
  serverExternalPackages: [
    "@prisma/adapter-pg",
    "@prisma/client",
    "@react-email/components",
    "@react-email/render",
    "nodemailer",
    "pg",
    "pg-boss",
    "pino",
    "prom-client",
    "undici",
  ],
  // A pasted list of 100 people and a 4,000 character agenda stay far below; anything larger is no form of ours.
  experimental: { serverActions: { bodySizeLimit: 256 * 1024 } },
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/api/:path*", headers: api },
    { source: "/api/v1/events", headers: events },
  ],
};

export default createNextIntlPlugin("./i18n/request.ts")(config);
