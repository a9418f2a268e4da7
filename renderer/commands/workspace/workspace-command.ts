import type { Workspace } from '../../state/workspace.ts'
import type { Command, Scope } from '../command.ts'

export type WorkspaceCommand = Command<Workspace>

/** Writes the commands of one group in short. */
export function commandsOf(group: string, scope: Scope) {
  return (
    id: string,
    title: string,
    defaultKeys: readonly string[],
    run: (workspace: Workspace) => void,
    more: Partial<WorkspaceCommand> = {},
  ): WorkspaceCommand => ({ id, title, scope, group, defaultKeys, run, ...more })
}

/** A length in words that fit a title: `3 s`, `0.4 s`. */
export function secondsText(lengthMs: number): string {
  return `${String(lengthMs / 1000)} s`
}
