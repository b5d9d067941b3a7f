import { nothingHere } from "@/lib/web/request/not-found-response";

/** Every API path that is none answers like a meeting that never was, whatever the method. */
export {
  nothingHere as DELETE,
  nothingHere as GET,
  nothingHere as HEAD,
  nothingHere as OPTIONS,
  nothingHere as PATCH,
  nothingHere as POST,
  nothingHere as PUT,
};
