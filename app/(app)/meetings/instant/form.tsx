"use client";

import type { MeetingFormProps } from "@/components/meeting-form/form-data";
import { InstantForm } from "@/components/meeting-form/instant-form";
import { parseAddressList } from "@/lib/people/address-list";

/** Hands the form the domain's own reading of a pasted list: a function cannot come from the server. */
export function InstantMeetingForm(props: Omit<MeetingFormProps, "readAddresses">) {
  return <InstantForm {...props} readAddresses={parseAddressList} />;
}
