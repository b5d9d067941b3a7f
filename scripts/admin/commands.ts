import { accessCommands } from "@/scripts/admin/access-commands";
import type { Command } from "@/scripts/admin/command";
import { operationCommands } from "@/scripts/admin/operation-commands";
import { relationshipCommands } from "@/scripts/admin/relationship-commands";
import { secondFactorCommands } from "@/scripts/admin/second-factor-commands";
import { userCommands } from "@/scripts/admin/user-commands";

/** Every command of the operator by its name, which is a noun and a verb. */
export const commands: Readonly<Record<string, Command>> = {
  ...userCommands,
  ...relationshipCommands,
  ...secondFactorCommands,
  ...accessCommands,
  ...operationCommands,
};
