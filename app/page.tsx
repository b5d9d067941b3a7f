import { redirect } from "next/navigation";

/** Home is the list of meetings. */
export default function HomePage() {
  redirect("/meetings");
}
