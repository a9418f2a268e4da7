import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import { backupFolder, listBackups, runWorker } from './backup.ts'
import { closingOf } from './closing-backups.ts'
import { canonicalPath } from './filesystem.ts'
import { takeLock, type StudyLock } from './lock.ts'
import { storeError } from './store-error.ts'

const companions = ['', '-wal', '-journal']

function setAside(studyPath: string, now: Date): string | null {
  if (!existsSync(studyPath)) return null
  const extension = extname(studyPath)
  const stamp = now.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-')
  const aside = join(dirname(studyPath), `${basename(studyPath, extension)} (set aside ${stamp})${extension}`)
  if (existsSync(aside)) throw new AppError('study-exists')
  for (const end of companions) if (existsSync(studyPath + end)) renameSync(studyPath + end, aside + end)
  return aside
}

/**
 * Puts a backup in the place of a study. The file that was there is kept under another name, with its journal.
 * @returns where the file that was there lies now; null where there was none.
 * @throws backup-not-found, backup-damaged, study-locked {owner}, disk-full
 */
export async function restoreBackup(
  studyPath: string,
  backupId: string,
  deps: { readonly ownerName: string; readonly now: () => Date; readonly key?: string; readonly workerUrl?: URL },
): Promise<{ readonly setAside: string | null }> {
  if (!existsSync(dirname(resolve(studyPath)))) throw new AppError('study-folder-not-found')
  const place = canonicalPath(studyPath)
  await closingOf(place)
  // Only what the list shows: an id is never taken for a path.
  if (!listBackups(place).some((row) => row.id === backupId)) throw new AppError('backup-not-found')
  const backup = join(backupFolder(place), backupId)
  const arriving = `${place}.restoring`
  let lock: StudyLock | null = null
  try {
    lock = takeLock(place, deps.ownerName)
    copyFileSync(backup, arriving)
    const { kind } = await runWorker({ source: arriving, key: deps.key, check: true, target: null }, deps.workerUrl)
    if (kind !== 'done') throw new AppError('backup-damaged')
    const aside = setAside(place, deps.now())
    renameSync(arriving, place)
    return { setAside: aside }
  } catch (error) {
    throw storeError(error)
  } finally {
    rmSync(arriving, { force: true })
    lock?.release()
  }
}
