import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError, isAppError } from '#shared/lib/app-error.ts'

/** What the system says of a place that cannot be written to, as a code of ours. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'file-place-closed',
  EPERM: 'file-place-closed',
  EROFS: 'file-place-closed',
  ENOENT: 'file-place-gone',
  ENOTDIR: 'file-place-gone',
  EISDIR: 'file-place-is-folder',
}

function reasonOf(cause: unknown): AppError {
  if (isAppError(cause)) return cause
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return new AppError(reasons[code] ?? 'scheme-file-not-written', {}, { cause })
}

/**
 * Writes a text, or bytes, as a file. It appears under its name only when it is complete and on disk.
 * @throws disk-full, file-place-closed, file-place-gone, file-place-is-folder, scheme-file-not-written; then nothing is left behind
 */
export async function writeTextFile(path: string, text: string | Uint8Array): Promise<void> {
  // A name of its own: a file that lies beside it under a likely name is somebody's, and two may be written at once.
  const part = join(dirname(path), `.${randomUUID()}.part`)
  try {
    const handle = await open(part, 'wx')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, path)
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined)
    throw reasonOf(cause)
  }
}
