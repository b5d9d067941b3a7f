/** The views of the list: what is still to come or going on, what of it waits for its host, what is over, what was called off. */
export const meetingTabs = ["upcoming", "attention", "past", "cancelled"] as const;

export type MeetingTab = (typeof meetingTabs)[number];
