import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'

/** In bytes: a million rows of two raters are a hundredth of it. */
const largest = 256_000_000

/** The text of a file. @throws file-not-text {name} for what is not there, no plain file, too large, or no UTF-8 text */
export async function readText(path: string): Promise<string> {
  const name = basename(path)
  try {
    const about = await stat(path)
    if (!about.isFile() || about.size > largest) throw new AppError('file-not-text', { name })
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (cause) {
    throw new AppError('file-not-text', { name }, { cause })
  }
}
