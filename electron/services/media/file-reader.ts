import { constants } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'

/** Reads parts of one file. `read` gives fewer bytes than asked for only at the end of the file. */
export type FileReader = {
  readonly size: number
  read(start: number, length: number): Promise<Uint8Array>
}

/** Thrown when looking at a file took more reading than any sound file needs. */
export class ReadBudgetSpent extends Error {}

/**
 * Opens a plain file. Anything else is refused without a wait: a pipe would keep the opener, and with it one of the few
 * threads that read files for the whole application, until somebody writes into it. @throws TypeError for no file
 */
export async function openFile(path: string): Promise<FileHandle> {
  if (!(await stat(path)).isFile()) throw new TypeError('not a file')
  // It may have become a pipe since it was looked at. Windows has no such flag, and no such files.
  const handle = await open(path, constants.O_RDONLY | ((constants as { O_NONBLOCK?: number }).O_NONBLOCK ?? 0))
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  throw new TypeError('not a file')
}

/** A file of size s may be read this many times over, plus a fixed amount for very small ones. */
const TIMES_OVER = 3
const ALWAYS_BYTES = 64 * 1024 * 1024

/**
 * Opens a file for `use` and closes it afterwards, whatever happens. All reading stops when the signal is aborted, and
 * when damaged contents make a parser go round in circles: then `ReadBudgetSpent` is thrown. Whoever has to read all of a
 * file more than once says how many `timesOver`.
 */
export async function withFile<T>(
  path: string,
  signal: AbortSignal | undefined,
  use: (reader: FileReader) => Promise<T>,
  timesOver = TIMES_OVER,
): Promise<T> {
  const handle = await openFile(path)
  try {
    const { size } = await handle.stat()
    return await use(reader(handle, size, signal, timesOver))
  } finally {
    await handle.close()
  }
}

function reader(handle: FileHandle, size: number, signal: AbortSignal | undefined, timesOver: number): FileReader {
  let budget = timesOver * size + ALWAYS_BYTES
  return {
    size,
    read: async (start, length) => {
      signal?.throwIfAborted()
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - start)))
      budget -= bytes.length
      if (budget < 0) throw new ReadBudgetSpent()
      let filled = 0
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled)
        if (bytesRead === 0) return bytes.subarray(0, filled)
        filled += bytesRead
      }
      return bytes
    },
  }
}
