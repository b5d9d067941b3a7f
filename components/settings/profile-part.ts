export type ShownProfile = {
  name: string;
  timeZone: string;
  locale: string;
  updateMails: string;
  alwaysSignIn: boolean;
  defaultMinutes: number;
  defaultDisclosure: string;
  defaultReminders: string;
  usualVideoLink: string | null;
};

/** What every part of the form is given. */
export type ProfilePart = {
  value: (name: keyof ShownProfile) => string;
  errors: Readonly<Record<string, readonly string[]>>;
};
