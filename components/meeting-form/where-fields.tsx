import { useTranslations } from "next-intl";
import { type PartProps, typedIn } from "@/components/meeting-form/form-data";
import { Checkbox } from "@/components/ui/form/checkbox";
import { SegmentedGroup } from "@/components/ui/form/choice-group";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { Section } from "@/components/ui/section";
import type { OwnVideo } from "@/lib/meetings/schedule/own-video";

const LONGEST_PLACE = 255;

/** Each kind of place has a box of its own; CSS alone shows the one of the chosen kind, so it needs no JavaScript. */
const kinds = [
  {
    type: "video",
    name: "locationVideo",
    input: "url",
    shown: "hidden group-has-[[value=video]:checked]/where:flex",
  },
  {
    type: "phone",
    name: "locationPhone",
    input: "text",
    shown: "hidden group-has-[[value=phone]:checked]/where:flex",
  },
  {
    type: "in_person",
    name: "locationInPerson",
    input: "text",
    // Tailwind reads an underscore in brackets as a space.
    shown: "hidden group-has-[[value^=in]:checked]/where:flex",
  },
] as const;

/** Where the meeting takes place. Without a call that comes by itself, a video meeting needs a link (docs/design/pages.md#P3.2). */
export function WhereFields({ values, errors, video }: PartProps & { video: OwnVideo }) {
  const t = useTranslations("meetingForm.where");
  const chosen = typedIn(values, "locationType");
  return (
    <Section divided id="where" title={t("title")}>
      <div className="group/where flex flex-col gap-4">
        <SegmentedGroup
          name="locationType"
          legend={t("kind")}
          choices={kinds.map(({ type }) => ({ value: type, label: t(type) }))}
          defaultValue={chosen}
          errors={errors["location.type"]}
        />
        {kinds.map(({ type, name, input, shown }) => (
          <Field
            key={type}
            name={name}
            // The error summary leads to the box of the chosen kind.
            {...(type === chosen ? { id: "location.value", errors: errors["location.value"] } : {})}
            label={t(type === "video" && !video.provided ? "videoNeeded" : `${type}Value`)}
            hint={t(type === "video" && !video.provided ? "videoNeededHint" : `${type}Hint`)}
            className={shown}
          >
            {(control) => (
              <Input {...control} type={input} maxLength={LONGEST_PLACE} defaultValue={typedIn(values, name)} />
            )}
          </Field>
        ))}
        <div className={kinds[0].shown}>
          <Checkbox
            name="rememberLink"
            label={t("rememberLink")}
            defaultChecked={typedIn(values, "rememberLink") === "on"}
          />
        </div>
      </div>
    </Section>
  );
}
