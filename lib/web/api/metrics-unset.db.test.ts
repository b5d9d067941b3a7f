import { expect, test } from "vitest";
import * as missing from "@/app/api/[[...missing]]/route";
import * as metricsRoute from "@/app/api/metrics/route";
import { asWebProcess } from "@/lib/web/testing/web-process";

const address = "https://meet.example/api/metrics";

asWebProcess();

test.each(["GET", "POST", "PUT", "DELETE", "OPTIONS"] as const)(
  "where no token is set the address answers %s like any that is none",
  async (method) => {
    const headers = { "X-Request-Id": "look-1", Authorization: "Bearer a-token" };
    const answers = [metricsRoute, missing].map((route) => route[method](new Request(address, { method, headers })));
    const [here, elsewhere] = await Promise.all(
      answers.map(async (answer) => {
        const response = await answer;
        return [response.status, Object.fromEntries(response.headers), await response.text()];
      }),
    );
    expect(here).toEqual(elsewhere);
    expect(here?.[0]).toBe(404);
  },
);
