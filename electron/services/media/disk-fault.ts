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
