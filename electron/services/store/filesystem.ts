import { accessSync, constants, existsSync, realpathSync, statfsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/** What the store asks of the machine's file systems; tests give their own answers. */
export type Filesystem = {
  /**
   * Whether a folder lies on a disk of this machine. WAL keeps an index in memory that two machines cannot share, so
   * anything not known to be local gets a rollback journal.
   */
  isLocal(path: string): boolean
  /** Whether files in the folder, and the file itself if it is there, can be written by us. */
  canWrite(path: string): boolean
}

/** f_type of Linux file systems on own disks: ext2-4, xfs, btrfs, f2fs, zfs, bcachefs, tmpfs, overlay. */
const localOnLinux = new Set([
  0xef53, 0x58465342, 0x9123683e, 0xf2f52010, 0x2fc12fc1, 0xca451a4e, 0x01021994, 0x794c7630,
])

function isLocal(path: string): boolean {
  try {
    const folder = realpathSync.native(dirname(path))
    if (process.platform === 'linux') return localOnLinux.has(statfsSync(folder).type >>> 0)
    // A drive letter that stands for a share resolves to its UNC name.
    if (process.platform === 'win32') return !folder.startsWith('\\\\')
    // The numbers differ from one macOS to the next, but the disk it started from is its own.
    return !folder.startsWith('/Volumes/') && statfsSync(folder).type === statfsSync('/').type
  } catch {
    return false
  }
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}

export const machineFilesystem: Filesystem = {
  isLocal,
  canWrite: (path) => mayWrite(dirname(path)) && mayWrite(path),
}

/** One name for one file, so that a link does not get a lock of its own. */
export function canonicalPath(path: string): string {
  const folder = dirname(resolve(path))
  return existsSync(path) ? realpathSync(path) : join(realpathSync(folder), basename(path))
}
