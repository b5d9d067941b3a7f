/** Google's errors (https://developers.google.com/workspace/calendar/api/guides/errors). */
export class GoogleProblem extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  get body() {
    const { status, reason, message } = this;
    return { error: { code: status, message, errors: [{ domain: "global", reason, message }] } };
  }
}

export const notFound = () => new GoogleProblem(404, "notFound", "Not Found");
export const deleted = () => new GoogleProblem(410, "deleted", "Resource has been deleted");
export const badRequest = (message: string) => new GoogleProblem(400, "invalid", message);
