import { createHash } from 'node:crypto'
import { AppError } from '#shared/lib/app-error.ts'
import {
  largestSchemeFile,
  readSchemeFile,
  type SchemeFileReading,
} from '#shared/formats/scheme-file/read-scheme-file.ts'
import { openFile } from '../media/file-reader.ts'

/** SHA-256 (hex) of the UTF-8 text. */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

/** `value`: what the file holds, right or wrong, so that its problems can be placed by its own labels. */
export type SchemeAt = { readonly reading: SchemeFileReading; readonly value: unknown }

/**
 * Reads a scheme's file and says what is wrong with it. Its size is looked at before it is read.
 * @throws scheme-file-unreadable for what is no plain file, cannot be opened, or is no UTF-8 text
 */
export async function readSchemeAt(path: string): Promise<SchemeAt> {
  try {
    const handle = await openFile(path)
    try {
      const { size } = await handle.stat()
      if (size > largestSchemeFile) return { reading: tooLarge, value: undefined }
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await handle.readFile())
      const reading = readSchemeFile(text, sha256Of)
      return { reading, value: reading.ok ? reading.scheme : parsed(text) }
    } finally {
      await handle.close()
    }
  } catch (cause) {
    throw new AppError('scheme-file-unreadable', {}, { cause })
  }
}

/** Nothing where it is no JSON, or one that no parser can hold. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

const tooLarge: SchemeFileReading = {
  ok: false,
  problems: [{ code: 'file-too-large', path: [], params: { limit: largestSchemeFile / 1_000_000 } }],
  more: 0,
}
