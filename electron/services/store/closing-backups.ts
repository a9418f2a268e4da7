import type { BackupRow } from '#shared/contract/views.ts'

// Closing backups of this process, by path: they hold the study's lock until they are done.
const closing = new Map<string, Promise<BackupRow | null>>()

/** Remembers a closing backup until it is done. */
export function rememberClosing(path: string, backup: Promise<BackupRow | null>): void {
  closing.set(path, backup)
  void backup.finally(() => {
    if (closing.get(path) === backup) closing.delete(path)
  })
}

/**
 * Settles when no closing backup of this file is under way in this process: whoever wants the study waits for our own
 * backup rather than be told that somebody else has it.
 */
export async function closingOf(path: string): Promise<void> {
  await closing.get(path)
}
