/** The same bytes as the API's, under the address that pages and people use (docs/design/product.md#34). */
export { GET } from "@/app/api/v1/meetings/[id]/invitation/route";
