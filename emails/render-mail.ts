import { render } from "@react-email/render";
import { type ComponentType, createElement, type ReactElement } from "react";
import AccountMail from "@/emails/account-mail";
import InstantMeetingInvitation from "@/emails/instant-meeting-invitation";
import MeetingCancelled from "@/emails/meeting-cancelled";
import MeetingNotice from "@/emails/meeting-notice";
import MeetingUpdated from "@/emails/meeting-updated";
import ScheduledMeetingInvitation from "@/emails/scheduled-meeting-invitation";
import { accountText, meetingText } from "@/emails/text-part";
import type { AccountMailWords, MeetingMailWords } from "@/lib/wording/mail-words";
import type { AccountKey, TemplateKey } from "@/lib/wording/template-keys";

export type RenderedMail = { subject: string; html: string; text: string };

export type WordsOf<Key extends TemplateKey> = Key extends AccountKey ? AccountMailWords : MeetingMailWords;

/** A mail from its finished words. Pure: the same words give the same bytes. */
export async function renderMail<Key extends TemplateKey>(key: Key, words: WordsOf<Key>): Promise<RenderedMail> {
  const template: Template<WordsOf<Key>> = templates[key];
  return { subject: words.subject, html: await render(template.element(words)), text: template.text(words) };
}

type Template<Words> = { element: (words: Words) => ReactElement; text: (words: Words) => string };

const templates: { [Key in TemplateKey]: Template<WordsOf<Key>> } = {
  scheduled_meeting_invitation: meeting(ScheduledMeetingInvitation),
  instant_meeting_invitation: meeting(InstantMeetingInvitation),
  meeting_updated: meeting(MeetingUpdated),
  meeting_cancelled: meeting(MeetingCancelled),
  meeting_reminder: meeting(MeetingNotice),
  time_kept: meeting(MeetingNotice),
  new_message: meeting(MeetingNotice),
  meeting_response: meeting(MeetingNotice),
  booking_confirmed: meeting(MeetingNotice),
  booking_received: meeting(MeetingNotice),
  sign_in: account(AccountMail),
  confirm_address: account(AccountMail),
  account_notice: account(AccountMail),
  member_invitation: account(AccountMail),
  client_invitation: account(AccountMail),
};

function meeting(component: ComponentType<MeetingMailWords>): Template<MeetingMailWords> {
  return { element: (words) => createElement(component, words), text: meetingText };
}

function account(component: ComponentType<AccountMailWords>): Template<AccountMailWords> {
  return { element: (words) => createElement(component, words), text: accountText };
}
