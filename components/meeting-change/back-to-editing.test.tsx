import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { EditForm } from "@/components/meeting-change/edit-form";
import { ReviewStep } from "@/components/meeting-change/review-step";
import messages from "@/messages/en.json";

const reader = { timeZone: "Europe/Berlin", locale: "en", now: 0 };
const host = {
  name: "Dana",
  timeZone: "Europe/Berlin",
  locale: "en",
  disclosure: "neutral",
  minutes: 50,
  reminders: "both",
  video: { provided: false, usualLink: null },
} as const;
const act = () => undefined;

function shown(element: ReactNode): string {
  return renderToString(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC" onError={() => undefined}>
      {element}
    </NextIntlClientProvider>,
  );
}

test.each([
  [{}, 0],
  [{ title: ["Enter a title."] }, 1],
])("the form after an answer with the errors %j has %i summaries of them", (errors, summaries) => {
  const html = shown(
    <EditForm
      state={{ answer: 2, values: { title: ["Talk"] }, errors }}
      act={act}
      formKey="k"
      people={{ host, clients: [], colleagues: [] }}
      zones={[]}
      taken={[]}
      hasCalendar={true}
      startFrom={{}}
      from={{}}
    />,
  );
  expect(html.match(/role="alert"/g) ?? []).toHaveLength(summaries);
});

test("the buttons of the review come in the order that one sees: back, then save", () => {
  const times = { startsAt: 0, endsAt: 1 };
  const changes = [{ field: "title" as const, from: "A", to: "B" }];
  const review = { changes, times, notices: [], whyNotSilent: undefined, askedAgain: 0, over: false };
  const facts = { names: {}, clients: {}, reader };
  const html = shown(<ReviewStep act={act} values={{}} review={review} facts={facts} undoSeconds={8} />);
  expect(html.indexOf('value="edit"')).toBeLessThan(html.indexOf('value="save"'));
  expect(html).not.toContain("flex-row-reverse");
});
