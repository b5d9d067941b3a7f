import { expect, type Page } from "@playwright/test";

/** An event as Google's stand-in keeps it. */
export type StoredEvent = {
  id: string;
  iCalUID: string;
  etag: string;
  summary: string;
  start: { dateTime: string };
  attendees?: { email: string }[];
  hangoutLink?: string;
};

/** The stand-in for Google behind the stack, for specs (`e2e/servers/google/control.ts`). */
export function googleAt(url: string) {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${url}/_stand-in/${path}`, { method: "POST", body: JSON.stringify(body) });
    expect(response.ok, `${path} of the stand-in`).toBe(true);
  };
  return {
    account: (email: string, calendars: string[] = []) => post("accounts", { email, calendars }),
    edit: (email: string, uid: string, patch: object) => post("edit", { email, uid, patch }),
    grants: async (email: string): Promise<unknown> =>
      (await fetch(`${url}/_stand-in/grants?${new URLSearchParams({ email })}`)).json(),
    revoke: (email: string) => post("revoke", { email }),
    /** What stands in the account's own calendar, once there are `expect` events and none has the etag `after`. */
    async events(email: string, expected: number, after = ""): Promise<StoredEvent[]> {
      const query = new URLSearchParams({ email, expect: String(expected), after });
      // Safe: the control answers the events of the stand-in.
      const events = (await (await fetch(`${url}/_stand-in/events?${query}`)).json()) as StoredEvent[];
      expect(events).toHaveLength(expected);
      return events;
    },
  };
}

type Choice = { account: string; deny?: boolean; without?: string };

/** Goes to Google from the page of the calendars and answers its question there. */
export async function connectGoogle(page: Page, button: string, choice: Choice): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("heading", { name: "Compath wants access" })).toBeVisible();
  await page.getByLabel("Account").selectOption(choice.account);
  if (choice.without) await page.getByLabel(choice.without).uncheck();
  await page.getByRole("button", { name: choice.deny ? "Cancel" : "Continue" }).click();
}
