/** A refusal as the API words it: https://resend.com/docs/api-reference/errors */
export type Problem = { statusCode: number; name: string; message: string };

export function problem(statusCode: number, name: string, message: string): Problem {
  return { statusCode, name, message };
}
