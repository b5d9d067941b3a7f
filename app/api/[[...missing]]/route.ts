import { notFoundResponse } from "@/lib/web/request/not-found-response";

/** Every API path that is none answers like a meeting that never was, whatever the method. */
export {
  notFoundResponse as DELETE,
  notFoundResponse as GET,
  notFoundResponse as HEAD,
  notFoundResponse as OPTIONS,
  notFoundResponse as PATCH,
  notFoundResponse as POST,
  notFoundResponse as PUT,
};
