import { cn } from "@/components/ui/cn";

type Props = { name: string; className?: string };

/** Initials in a circle, for the eye only: the name stands beside it. */
export function Avatar({ name, className }: Props) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent text-sm",
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

/** First letters of the first and the last word, in any script: "Mara van Lind" → "ML". Empty for no letters at all. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => word?.match(/\p{L}/u)?.[0].toLocaleUpperCase() ?? "").join("");
}
