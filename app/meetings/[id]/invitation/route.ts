/**
 * The meeting's `.ics` file under the address that pages and people use, byte for byte what the API sends
 * (docs/design/product.md#34).
 */
export { GET } from "@/app/api/v1/meetings/[id]/invitation/route";
