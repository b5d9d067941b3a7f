import { useTranslations } from "next-intl";
import type { Facts } from "@/components/meeting-change/facts";
import { NoticeList, peopleNotified } from "@/components/meeting-change/notice-list";
import { RadioGroup } from "@/components/ui/form/choice-group";
import { Field } from "@/components/ui/form/field";
import { Textarea } from "@/components/ui/form/textarea";
import type { Review } from "@/lib/forms/edit-form-state";

const LONGEST_WORD = 500;

type Props = {
  review: Review;
  names: Facts["names"];
  /** What was typed before of a word to them. */
  message: string | undefined;
  /** How long saving can be undone, in seconds. */
  undoSeconds: number;
};

/** Who is told, and the way to save without a word where that is allowed (docs/design/pages.md#P6). */
export function NotifyChoice({ review: { notices, whyNotSilent }, names, message, undoSeconds }: Props) {
  const t = useTranslations("meetingChange.review");
  const common = useTranslations("common");
  const count = peopleNotified(notices);
  return (
    <section aria-labelledby="told" className="flex max-w-xl flex-col gap-4 rounded-lg bg-sunken p-5 sm:p-6">
      <div className="group-has-[[value=nobody]:checked]:hidden">
        <h2 id="told">{t("told", { count })}</h2>
        <NoticeList notices={notices} names={names} />
        {peopleNotified(notices, "update") > 0 ? <Word typed={message} /> : null}
        {undoSeconds > 0 ? <p className="text-ink-soft text-sm">{t("undo", { seconds: undoSeconds })}</p> : null}
      </div>
      <RadioGroup
        name="notify"
        legend={t("notify.legend")}
        defaultValue="everyone"
        choices={[
          { value: "everyone", label: t("notify.everyone", { count }) },
          {
            value: "nobody",
            label: common("saveQuietly"),
            hint: t(`notify.${whyNotSilent ?? "nobodyHint"}`),
            disabled: whyNotSilent !== undefined,
          },
        ]}
      />
    </section>
  );
}

function Word({ typed }: { typed: string | undefined }) {
  const t = useTranslations("meetingChange.review.message");
  const common = useTranslations("common");
  return (
    <Field name="message" label={t("label")} hint={common("messageHint")}>
      {(control) => (
        <Textarea {...control} maxLength={LONGEST_WORD} counterLabel={common("charactersUsed")} defaultValue={typed} />
      )}
    </Field>
  );
}
