import Database from 'better-sqlite3'
import { AppError, isAppError } from '#shared/lib/app-error.ts'

const bySqliteCode: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_FULL$/, 'disk-full'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'study-damaged'],
  [/^SQLITE_READONLY/, 'study-folder-readonly'],
  [/^SQLITE_(BUSY|LOCKED)/, 'study-busy'],
  [/^SQLITE_CANTOPEN/, 'study-not-readable'],
  [/^SQLITE_IOERR/, 'study-disk-error'],
]

const bySystemCode: Readonly<Record<string, string>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'study-folder-readonly',
  EACCES: 'study-folder-readonly',
  EPERM: 'study-folder-readonly',
  EIO: 'study-disk-error',
}

/** Our triggers say which rule they keep as `attune:CODE`; any other constraint is a change that cannot be stored. */
function constraintCode(message: string): string {
  return /^attune:([a-z-]+)$/.exec(message)?.[1] ?? 'change-invalid'
}

/**
 * What went wrong in the store, as an error with a code of ours where a person can do something about it; anything
 * else comes back unchanged and counts as internal.
 */
export function storeError(error: unknown): unknown {
  if (isAppError(error)) return error
  if (error instanceof Database.SqliteError) {
    if (error.code.startsWith('SQLITE_CONSTRAINT')) {
      return new AppError(constraintCode(error.message), {}, { cause: error })
    }
    const code = bySqliteCode.find(([pattern]) => pattern.test(error.code))?.[1]
    return code === undefined ? error : new AppError(code, {}, { cause: error })
  }
  const code = bySystemCode[(error as NodeJS.ErrnoException | null)?.code ?? '']
  return code === undefined ? error : new AppError(code, {}, { cause: error })
}

/** Runs `work` and gives its errors codes of ours. */
export function withStoreErrors<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeError(error)
  }
}
