import { randomUUID } from "node:crypto";
import { anyHost, askWith, bearer, meetingBody, meetingIn } from "@/e2e/pages/api";
import { expect, test } from "@/e2e/pages/fixtures";

test("web and worker count what one meeting caused, and name nobody", async ({ request, admin, stack }) => {
  const ask = askWith(request, bearer((await anyHost(admin)).key));
  const email = `${randomUUID()}@guests.example`;
  const { id } = await meetingIn(
    await ask("POST", "/api/v1/meetings", { body: meetingBody({ inviteeEmails: [email] }) }),
  );
  await ask("GET", `/api/v1/meetings/${id}`);

  const web = `${stack.APP_URL}/api/metrics`;
  const worker = `http://127.0.0.1:${stack.WORKER_METRICS_PORT}/api/metrics`;
  const headers = { Authorization: `Bearer ${stack.METRICS_TOKEN}` };
  const text = async (address: string) => (await request.get(address, { headers })).text();
  for (const address of [web, worker]) {
    expect((await request.get(address)).status()).toBe(401);
  }
  expect((await request.get(worker.replace("/api/metrics", "/metrics"), { headers })).status()).toBe(404);
  await expect
    .poll(() => text(worker))
    .toMatch(
      /^compath_deliveries_total\{channel="email",template="scheduled_meeting_invitation",state="sent",reason="none"\} \d+$/m,
    );
  const [seen, worked] = [await text(web), await text(worker)];
  expect(worked).toMatch(/^compath_first_email_seconds_count [1-9]\d*$/m);
  expect(worked).toMatch(/^compath_db_round_trips_total\{route="send-mail"\} [1-9]\d*$/m);
  expect(seen).toMatch(/^compath_http_requests_total\{route="\/api\/v1\/meetings",status="201"\} [1-9]\d*$/m);
  expect(seen).toMatch(/^compath_db_round_trips_total\{route="\/api\/v1\/meetings\/\[id\]"\} [1-9]\d*$/m);
  expect(seen).toMatch(/^compath_http_request_seconds_count\{route="\/api\/v1\/meetings\/\[id\]"\} [1-9]\d*$/m);
  for (const name of [id, email, "guests.example", "127.0.0.1"]) expect(seen + worked).not.toContain(name);
});
