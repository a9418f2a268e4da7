import { rmSync } from 'node:fs'
import { AppError } from '#shared/lib/app-error.ts'

const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT'])
const CLOSED: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST'])

/** What the disk says when a copy cannot be written, as a code; undefined for everything else. */
export function diskFault(error: unknown): AppError | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (FULL.has(code)) return new AppError('disk-full', {}, { cause: error })
  if (CLOSED.has(code)) return new AppError('conversion-folder', {}, { cause: error })
  return undefined
}

/** Takes away what was half-made; where even that cannot be done, what went wrong before is what has to be said. */
export function discard(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // The next run looks for left-over parts.
  }
}
