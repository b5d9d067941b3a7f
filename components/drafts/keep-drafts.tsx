"use client";

import { useEffect } from "react";
import { keepWhatWasSent } from "@/components/drafts/draft";

/** Stands where a form may lead that was not taken: the sign-in page, an error. What was typed is offered again. */
export function KeepDrafts() {
  useEffect(() => keepWhatWasSent(Date.now()), []);
  return null;
}
