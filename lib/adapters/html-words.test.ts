import { expect, test } from "vitest";
import { wordsOfHtml } from "@/lib/adapters/html-words";

test.each([
  [
    "<p>Before we start:</p><ul><li>bring the&nbsp;<b>folder</b></li><li>think of a goal</li></ul>",
    "Before we start:\n\n- bring the folder\n- think of a goal",
  ],
  ["<ol><li>one</li><li>two<ul><li>half</li></ul></li><li>three</li></ol>", "1. one\n2. two\n\n- half\n\n3. three"],
  ["first<br>second<br/>third<BR />fourth", "first\nsecond\nthird\nfourth"],
  ['Read <a href="https://x.example/a?b=1&amp;c=2">the paper</a>.', "Read the paper (https://x.example/a?b=1&c=2)."],
  ['<a href="https://x.example/">https://x.example</a>', "https://x.example"],
  ["<a href='mailto:bo@x.example' target=_blank>Bo</a>", "Bo (bo@x.example)"],
  ['<a href="javascript:alert(1)">here</a>', "here"],
  ['<a href="https://x.example"><img src="https://t.example/1.gif"></a>', "https://x.example"],
  ["<html-blob>a<br>b</html-blob>", "a\nb"],
  ["<div>one</div><div>two</div>", "one\n\ntwo"],
  ['<span style="color:#f00">red</span> &#8211; &#x201c;x&#x201D; &auml;&hellip;', "red – “x” ä…"],
  ["<!-- <p>hidden</p> --><style>p { color: red }</style><p>seen</p>", "seen"],
  ["<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"],
])("%s reads as it looks", (html, words) => {
  expect(wordsOfHtml(html)).toBe(words);
});

test.each([
  ["plain text\n\n  with lines", "plain text\n\n  with lines"],
  ["a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"],
  ["&lt;b&gt;not bold&lt;/b&gt;", "<b>not bold</b>"],
  ["ask <dana@x.example> if a < b", "ask <dana@x.example> if a < b"],
  ["&unknown; &#0; &#xD800; 5 &", "&unknown; &#0; &#xD800; 5 &"],
  ["", ""],
])("%j is %j", (text, words) => {
  expect(wordsOfHtml(text)).toBe(words);
});

test("what means harm costs no more than its length", () => {
  const began = process.threadCpuUsage().user;
  for (const part of ["<a href=", "<p ", "<!--", "<style>", "&#", "<ul>", '<a href="', "</a>", "<"])
    wordsOfHtml(part.repeat(8192 / part.length));
  expect(process.threadCpuUsage().user - began).toBeLessThan(500_000);
});

test.each([
  ["<P>One</P><P>Two</P>", "One\n\nTwo"],
  ["<p>One</p><p><br></p><p>Two</p>", "One\n\nTwo"],
  ["<p class=MsoNormal>Bring the folder<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>", "Bring the folder"],
  ['<ul><li><p>one</p></li><li><a href="https://x.example/a">two</a></li></ul>', "- one\n- two (https://x.example/a)"],
  ["<h2>Agenda</h2><ol start=1><li>first</li></ol>", "Agenda\n\n1. first"],
  ['<a title="a > b" href="https://x.example/a">paper</a>', "paper (https://x.example/a)"],
  ['<a href="https://x.example/a?b=&#39;1&#39;">x</a>', "x (https://x.example/a?b='1')"],
  ["a&nbsp;&nbsp;&nbsp;<b>b</b>&#160;c", "a b c"],
  ["<b>5 &amp;lt; 6</b>", "5 &lt; 6"],
  ["<p>one</p><select><option>two</option></select><iframe src=x></iframe><textarea>three</textarea>", "one\ntwothree"],
  ["<!DOCTYPE html><html><body>seen</body></html>", "seen"],
  ['<p>cut in a tag</p><a href="https://x.exam', "cut in a tag"],
  ["<p>cut at an end</p></stro", "cut at an end\n</stro"],
  ["<p>cut after</p></strong", "cut after"],
  ["<b>&Aacute;&ntilde;&Oslash;&yuml;</b> &frac12; &sup2; &lsaquo;&oelig;&rsaquo;", "ÁñØÿ ½ ² ‹œ›"],
  ["a &le; b &ne; c", "a ≤ b ≠ c"],
  ["line<br>&#128075;&#x1F3FD; &rarr; <i>caf&eacute;</i>", "line\n👋🏽 → café"],
  ["<span>unclosed<div>next", "unclosed\nnext"],
  ["<p>one</p>\n<p>two</p>\n", "one\n\ntwo"],
  ['<p>Zoom: <a href="tel:+49301234">+49 30 1234</a></p>', "Zoom: +49 30 1234 (+49301234)"],
])("C8: %s, as other editors write it, reads as it looks", (html, words) => {
  expect(wordsOfHtml(html)).toBe(words);
});
