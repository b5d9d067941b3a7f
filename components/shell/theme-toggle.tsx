"use client";

import { Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import { type Theme, themeCookie } from "@/components/shell/theme";
import { Button } from "@/components/ui/form/button";

const oneYearSeconds = 31_536_000;

/** Switches between light and dark. Choosing what the system has anyway means to follow the system again. */
export function ThemeToggle({ label, initial }: { label: string; initial: Theme | undefined }) {
  const theme = useSyncExternalStore(watchTheme, shownTheme, () => initial ?? "light");
  const dark = theme === "dark";
  return (
    <Button
      variant="quiet"
      size="sm"
      className="px-2.5"
      aria-label={label}
      aria-pressed={dark}
      title={label}
      onClick={() => choose(dark ? "light" : "dark")}
    >
      {dark ? <Moon aria-hidden="true" /> : <Sun aria-hidden="true" />}
    </Button>
  );
}

function choose(theme: Theme) {
  const followsSystem = theme === systemTheme();
  document.documentElement.classList.remove("light", "dark");
  if (!followsSystem) document.documentElement.classList.add(theme);
  const lifetime = followsSystem ? 0 : oneYearSeconds;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing where a page is not served securely.
  document.cookie = `${themeCookie}=${theme}; Path=/; Max-Age=${lifetime}; SameSite=Lax${secure}`;
}

function shownTheme(): Theme {
  const { classList } = document.documentElement;
  if (classList.contains("dark")) return "dark";
  return classList.contains("light") ? "light" : systemTheme();
}

function systemTheme(): Theme {
  return darkSystem().matches ? "dark" : "light";
}

function watchTheme(changed: () => void): () => void {
  const system = darkSystem();
  const chosen = new MutationObserver(changed);
  system.addEventListener("change", changed);
  chosen.observe(document.documentElement, { attributeFilter: ["class"] });
  return () => {
    system.removeEventListener("change", changed);
    chosen.disconnect();
  };
}

function darkSystem(): MediaQueryList {
  return matchMedia("(prefers-color-scheme: dark)");
}
