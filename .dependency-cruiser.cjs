// The dependency rule of the architecture as a check: who may know whom (docs/design/architecture.md#2).
// `scripts/dependency-rule.test.ts` shows that each rule is red for an import that it forbids.
const { wallsOf } = require("./scripts/rooms.cjs");

const nouns =
  "live|meetings|deliveries|notifications|conversations|people|calendars|api-keys|templates|history|wording";
const domain = `^lib/(${nouns})/`;
const prisma = "^(lib/db/|node_modules/(@prisma|prisma|pg|pg-boss)/)";
const next = "^node_modules/(next|next-auth|next-intl)/";
const react = "^node_modules/(react|react-dom)/";
const providers = {
  resend: "mail/resend",
  nodemailer: "mail/smtp",
  googleapis: "calendar-google/",
  tsdav: "calendar-caldav/",
  "web-push": "push/web-push",
};

/** Tests and their helpers may know everything. */
const tests = "(\\.test\\.tsx?$|/testing/|^e2e/|^scripts/|^server/|^prisma/)";

const never = (name, from, to, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: tests },
  to: typeof to === "string" ? { path: to } : to,
});

module.exports = {
  forbidden: [
    ...wallsOf(never),
    never(
      "ground-knows-no-house",
      "^lib/(time|db|ics|columns|forms|environment|metrics)/|^lib/[^/]+\\.ts$",
      `^(app|components|emails)/|^lib/(web|effects|adapters|auth|wiring)/|${next}|${react}`,
      "What everything stands on knows nothing that stands on it.",
    ),
    never(
      "auth-knows-no-pages",
      "^lib/auth/",
      "^(app|components|emails)/|^lib/(effects|adapters)/",
      "Signing in knows people, wiring and the request.",
    ),
    {
      ...never("server-runs-alone", "^server/", "^(app|components|emails|lib|scripts)/", "Node runs server/ as it is."),
      from: { path: "^server/", pathNot: "\\.test\\.ts$" },
    },
    never(
      "no-commands-in-the-product",
      "^(app|components|emails|lib)/",
      "^scripts/",
      "Commands know the product, and not the other way round.",
    ),
    never(
      "app-stays-thin",
      "^app/",
      `^lib/(effects/|adapters/|outbox/|env\\.ts|wiring/)|${prisma}`,
      "app: parse, verb, respond. It reaches the database through verbs only.",
    ),
    never(
      "components-know-no-machinery",
      "^components/",
      `^app/|^lib/(web/|effects/|adapters/|outbox/|auth/|ics/|env\\.ts|log\\.ts|wiring/|secrets\\.ts|context\\.ts)|${prisma}`,
      "components: schemas and views of the domain, lib/time, lib/forms/form-state; actions come as props.",
    ),
    never(
      "ui-could-ship-elsewhere",
      "^components/ui/",
      "^(lib/(?!time/|forms/)|components/(?!ui/)|app/|emails/)",
      "components/ui knows nothing of meetings; lib/forms is what any form and its server agree on.",
    ),
    never(
      "domain-knows-no-outside",
      domain,
      `^(app|components|emails)/|^lib/(web/|effects/|adapters/|auth/|env\\.ts|wiring/)|${next}|${react}|^node_modules/(resend|googleapis|nodemailer|tsdav|pg-boss)/`,
      "The domain: context, errors, db, time, outbox/{enqueue,jobs}, ics.",
    ),
    never(
      "domain-only-queues-jobs",
      domain,
      { path: "^lib/outbox/", pathNot: "^lib/outbox/(enqueue|jobs)\\.ts$" },
      "The domain queues jobs; it does not run them.",
    ),
    never(
      "outbox-knows-no-domain",
      "^lib/outbox/",
      `${domain}|^lib/(effects|web|adapters|auth|env|wiring|worker)|^(app|components|emails)/|${next}|${react}`,
      "The outbox: db, log, pg-boss.",
    ),
    never(
      "effects-know-no-request",
      "^lib/effects/",
      `^(app|components)/|^lib/(web/|auth/|env\\.ts|wiring/)|${next}`,
      "Effects get what they need as arguments.",
    ),
    never(
      "effects-know-adapter-types-only",
      "^lib/effects/",
      { path: "^lib/adapters/", pathNot: "^lib/adapters/(mail/mailer|mail/mail-inbox|calendar|push/push)\\.ts$" },
      "Which provider it is, effects must not know.",
    ),
    never(
      "adapters-know-their-provider-only",
      "^lib/adapters/",
      {
        path: "^(lib|app|components|emails|prisma)/",
        pathNot: "^lib/(adapters|ics)/|^lib/deliveries/mail-event\\.ts$",
      },
      "An adapter translates one provider and nothing else. What providers tell of mails the domain says (mail-event).",
    ),
    never(
      "only-caldav-stores-calendar-files",
      "^lib/adapters/(?!calendar-caldav/)",
      "^lib/ics/",
      "CalDAV's payload is an iCalendar object, which lib/ics alone reads and writes. No other provider takes one.",
    ),
    never(
      "emails-are-words-in-a-frame",
      "^emails/",
      { path: `^(lib|app|components)/|${prisma}`, pathNot: "^lib/(time|wording)/" },
      "Templates get finished words, whose types live in lib/wording.",
    ),
    never(
      "wiring-is-for-the-edges",
      "^lib/(?!web/|auth/|wiring/)",
      "^lib/wiring/",
      "Only lib/web, lib/auth and the worker put the parts together.",
    ),
    never(
      "components-and-pages-do-not-wire",
      "^(app|components|emails)/",
      "^lib/wiring/",
      "Only lib/web, lib/auth, the worker and instrumentation put the parts together.",
    ),
    never(
      "ics-in-one-place",
      "^(app|components|emails|lib/(?!ics/))",
      "^node_modules/ics/",
      "lib/ics cleans what goes into the package; nobody goes around it.",
    ),
    never(
      "next-auth-in-one-place",
      "^(app|components|emails|lib/(?!auth/))",
      "^node_modules/next-auth/",
      "lib/auth is the only user of next-auth.",
    ),
    ...Object.entries(providers).map(([provider, adapter]) =>
      never(
        `${provider}-in-one-place`,
        `^(app|components|emails|lib/(?!adapters/${adapter}))`,
        `^node_modules/${provider}/`,
        `lib/adapters/${adapter} is the only user of ${provider}.`,
      ),
    ),
    never(
      "no-server-only-in-the-worker",
      "^(?!lib/(web|auth)/)",
      "^node_modules/server-only/",
      "It breaks the worker (docs/design/stack.md#trap-4).",
    ),
    {
      name: "the-model-stands-alone",
      severity: "error",
      comment: "What everyone should know is written anew, from acts alone (docs/design/oracle.md#10).",
      from: { path: "^scripts/simulate/model/" },
      to: { pathNot: "^scripts/simulate/(model/|acts/(act|content|lists)\\.ts)" },
    },
    {
      name: "no-cycles",
      severity: "error",
      comment: "A cycle hides which part knows which, one of types too.",
      from: {},
      to: { circular: true },
    },
    never(
      "no-tests-in-the-product",
      "^(app|components|emails|lib)/",
      "(\\.test\\.tsx?$|/testing/|^e2e/)",
      "Test helpers stay in tests.",
    ),
    {
      name: "nothing-unresolved",
      severity: "error",
      comment: "An import that leads nowhere.",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(node_modules/\\.|\\.next|\\.data|docs/|lib/db/generated)" },
    includeOnly: {
      path: "^(app|components|lib|emails|prisma|e2e|scripts|server|i18n|instrumentation|proxy|node_modules)",
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
