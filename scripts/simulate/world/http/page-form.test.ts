import { expect, test } from "vitest";
import { filledIn, formsIn } from "@/scripts/simulate/world/http/page-form";

const PAGE = `<main><form action=""><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;a&amp;b&quot;}"/>
<input name="title" value="O&#x27;Neil &lt;b&gt;"/><input type="text" name="empty"/><input name="off" disabled="" value="x"/>
<input type="checkbox" name="yes" checked="" value="1"/><input type="checkbox" name="no" value="1"/>
<input type="radio" name="how" value="a"/><input type="radio" name="how" checked="" value="b"/>
<textarea name="note">
two
lines</textarea><select name="zone"><optgroup label="Z"><option value="UTC">UTC</option><option selected="" value="Asia/Tokyo">Tokyo</option></optgroup></select>
<select name="first"><option>One</option><option>Two</option></select><button type="submit" name="step" value="save">Save</button></form>
<form><input name="other" value="2"/></form></main>`;

test("a form sends what a browser without scripts would, buttons left out", () => {
  const forms = formsIn(PAGE);
  expect(forms.map(({ values }) => values)).toEqual([
    [
      ["$ACTION_1:0", '{"id":"a&b"}'],
      ["title", "O'Neil <b>"],
      ["empty", ""],
      ["yes", "1"],
      ["how", "b"],
      ["note", "two\nlines"],
      ["zone", "Asia/Tokyo"],
      ["first", "One"],
    ],
    [["other", "2"]],
  ]);
});

test("what is typed takes the place of what stood there, and the pressed button comes along", () => {
  const [form] = formsIn(PAGE);
  const data = form && filledIn(form, { title: "Mine", people: ["a", "b"], how: [], step: "save" });
  expect(data?.getAll("title")).toEqual(["Mine"]);
  expect(data?.getAll("people")).toEqual(["a", "b"]);
  expect(data?.getAll("how")).toEqual([]);
  expect(data?.get("step")).toBe("save");
  expect(data?.get("zone")).toBe("Asia/Tokyo");
});
