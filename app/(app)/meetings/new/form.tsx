"use client";

import type { ScheduleFormProps } from "@/components/meeting-form/form-data";
import { ScheduleForm } from "@/components/meeting-form/schedule-form";
import { parseAddressList } from "@/lib/people/address-list";

/** Hands the form the domain's own reading of a pasted list: a function cannot come from the server. */
export function NewMeetingForm(props: Omit<ScheduleFormProps, "readAddresses">) {
  return <ScheduleForm {...props} readAddresses={parseAddressList} />;
}
