import { CircleCheck, CircleOff, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";

const looks = {
  enabled: { tone: "good", Icon: CircleCheck },
  disabled: { tone: "warn", Icon: CircleOff },
  missing: { tone: "bad", Icon: TriangleAlert },
} as const;

/** Whether a template is sent, in a word and an icon. */
export function TemplateState({ state }: { state: keyof typeof looks }) {
  const t = useTranslations("admin.templates.state");
  const { tone, Icon } = looks[state];
  return (
    <Badge tone={tone} icon={<Icon />}>
      {t(state)}
    </Badge>
  );
}
