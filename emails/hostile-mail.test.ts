import { describe, expect, test } from "vitest";
import { exampleMail, readableText } from "@/emails/testing/example-mail";
import { isAccountKey, templateKeys } from "@/lib/wording/template-keys";

const vectors = [
  "<script>alert(1)</script>",
  "</style><script>alert(1)</script>",
  "</title><img src=x onerror=alert(1)>",
  "--><img src=x onerror=alert(1)><!--",
  '"><svg/onload=alert(1)>',
  "'><body onload=alert(1)>",
  "<a href=//evil.example>x</a>",
  "<![CDATA[<b>]]>",
  "<!--[if mso]><b>x</b><![endif]-->",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;img src=x&#62;",
  '" onmouseover="alert(1)" x="',
  "` onmouseover=alert(1) `",
  "<math><mtext><table><mglyph><style><!--</style>",
  "{hostName} {0} {title, select, other {x}}",
  "<b>{shortWhen}</b> '{'",
  "{{7*7}} <%= 7*7 %>",
  "=?utf-8?B?PGI+?=",
  "<\0img src=x>",
  "\u202e<b>\u2066",
];

const meetingKeys = templateKeys.filter((key) => !isAccountKey(key));

describe.each(meetingKeys)("%s", (key) => {
  test.each(vectors)("makes no element and no attribute of %j, wherever it stands", async (vector) => {
    const hostile = await exampleMail(key, everywhere(vector));
    const harmless = await exampleMail(key, everywhere("harmless"));
    expect(tagsOf(hostile.html)).toEqual(tagsOf(harmless.html));
  });

  test.each(["a\r\nBcc: eve@evil.example", "a\u2028b", "a\0b", "a\u0085b", "\u202eb\u2069"])(
    "has one clean subject line whatever the names are: %j",
    async (vector) => {
      const { subject, text } = await exampleMail(key, everywhere(vector));
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    },
  );

  test("links nothing in a name or a title", async () => {
    const place = { type: "in_person", value: "Lindenallee 4" } as const;
    const lures = {
      hostName: "Call www.evil.example",
      recipientName: "evil.example/x",
      title: "https://evil.example/?a",
    };
    const response = { name: "eve@evil.example", answer: "accepted", note: null } as const;
    const changes = [
      { field: "title", from: "https://evil.example", to: lures.title },
      { field: "host", from: "evil.example", to: "x" },
    ];
    const { html, text } = await exampleMail(key, {
      ...lures,
      response,
      changes,
      place,
      description: null,
      message: null,
    });
    for (const part of [html, text]) expect(part).not.toMatch(/evil\.example|https?:\/\/evil/);
    expect(readableText(html)).toContain("evil. example");
  });
});

function everywhere(text: string) {
  return {
    hostName: text,
    recipientName: text,
    title: text,
    description: text,
    message: text,
    place: { type: "in_person", value: text } as const,
    response: { name: text, answer: "accepted", note: text } as const,
    changes: [
      { field: "title", from: text, to: text },
      { field: "description", from: text, to: text },
      { field: "host", from: text, to: text },
      { field: "location", from: { type: "phone", value: text }, to: { type: "in_person", value: text } },
    ],
  };
}

/** Every tag and comment as it stands, attributes and all. Escaped text holds no `<`, so this finds exactly them. */
function tagsOf(html: string): string[] {
  return html.match(/<[^>]*>/g) ?? [];
}
