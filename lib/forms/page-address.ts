/** The request header in which proxy.ts says which page is asked for: its path and query. */
export const PAGE_ADDRESS_HEADER = "x-page-address";
