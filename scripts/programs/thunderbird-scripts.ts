/** What Bo does in Thunderbird, as its own windows do it. Arguments: calendar, UID, and a file that came by email. */
const BO = `
  const done = arguments[arguments.length - 1];
  const [url, uid, file] = arguments;
  const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
  const { CalItipItem } = ChromeUtils.importESModule("resource:///modules/CalItipItem.sys.mjs");
  const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
  const identityOfBo = () => {
    const identity = MailServices.accounts.createIdentity();
    identity.email = "bo@x.example";
    const account = MailServices.accounts.createAccount();
    account.incomingServer = MailServices.accounts.createIncomingServer("bo", "mail.x.example", "pop3");
    account.addIdentity(identity);
    return identity;
  };
  const calendarOfBo = async () => {
    const known = cal.manager.getCalendars().find((one) => one.uri.spec === url);
    if (known) return known;
    const calendar = cal.manager.createCalendar("caldav", Services.io.newURI(url));
    calendar.name = "Work";
    cal.manager.registerCalendar(calendar);
    calendar.setProperty("imip.identity.key", identityOfBo().key);
    return calendar;
  };
  const eventIn = async (calendar) => {
    for (let tries = 0; tries < 450; tries += 1) {
      const item = await calendar.getItem(uid).catch(() => null);
      if (item) return item;
      if (tries % 10 === 0) calendar.refresh();
      await new Promise((next) => setTimeout(next, 200));
    }
    throw new Error("The event is not there.");
  };
`;

const script = (work: string) =>
  `${BO} (async () => { const calendar = await calendarOfBo(); const item = await eventIn(calendar); ${work} })()
    .then(done, (error) => done(String(error)));`;

/** Opens the event in the calendar, gives it another title and saves it. */
export const SAVE = script(`
  const changed = item.clone();
  changed.title = "Saved in Thunderbird";
  await calendar.modifyItem(changed, item);
  return "saved";`);

/** Opens the email about the event: what its bar says, and which buttons are in it. */
export const OPEN_EMAIL = script(`
  const itip = new CalItipItem();
  itip.init(file);
  Object.assign(itip, { targetCalendar: calendar, isSend: false, receivedMethod: "REQUEST", responseMethod: "REPLY" });
  itip.autoResponse = Ci.calIItipItem.USER;
  const [, status, act, items] = await new Promise((found) => cal.itip.processItipItem(itip, (...said) => found(said)));
  const { label, showItems } = cal.itip.getOptionsText(itip, status, act, items);
  return label + " " + showItems.join(" ");`);
