import type { Reader } from "@/components/meetings/reader";
import type { FormAction } from "@/lib/forms/form-state";
import type { Presence } from "@/lib/meetings/room/room-presence";
import type { RoomView } from "@/lib/meetings/room/room-view";

export type RoomProps = {
  room: RoomView;
  reader: Reader;
  /** Path of this page, to look at it again. */
  path: string;
  /** Path of the page on which this reader reads about the meeting. */
  about: string;
  /** Records that the reader joins and leads to the call. */
  join: (form: FormData) => Promise<void>;
  here: Presence;
  /** Whether the call is shown here once one has joined, else it is opened. */
  embedded: boolean;
  /** The call that the reader is in, where it is shown here. */
  call: string | undefined;
  /** Ends the meeting; the host alone is offered it. */
  end: FormAction;
  /** Whether the reader came to type something: then nothing reads the page again under their hands. */
  writing: boolean;
};
