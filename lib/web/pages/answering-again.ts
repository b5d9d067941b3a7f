import { revalidatePath } from "next/cache";
import { isRefusal } from "@/lib/errors";

/** Renews the page under a form whose answer was to an earlier time, so that it asks about the present one. @throws what `answering` throws */
export async function answeringAgain(path: string, answering: Promise<unknown>): Promise<void> {
  try {
    await answering;
  } catch (error) {
    if (isRefusal("conflict")(error)) revalidatePath(path);
    throw error;
  }
}
