import { statSync } from 'node:fs'
import type { OpenStudy } from '../desk.ts'
import { finishedConversion, type ConversionResult } from '../store/queries/conversions.ts'
import { mediaCandidates } from '../store/queries/media.ts'

/** Where the copy of a conversion lies now, if it is there and whole: same size, beside the study or where it was made. */
export function copyPath(study: Pick<OpenStudy, 'path'>, { output }: ConversionResult): string | undefined {
  return mediaCandidates(study.path, output).find((path) => sizeOf(path) === output.bytes)
}

function sizeOf(path: string): number | null {
  try {
    const found = statSync(path)
    return found.isFile() ? found.size : null
  } catch {
    return null
  }
}

/**
 * The copy that stands in for a file with this content, its `absPath` being where it lies now; undefined where none
 * was made or it is gone.
 */
export function standingCopy(study: OpenStudy, fingerprint: string, bytes: number): ConversionResult | undefined {
  const result = finishedConversion(study.store.read, fingerprint, bytes)
  const absPath = result === undefined ? undefined : copyPath(study, result)
  return result === undefined || absPath === undefined
    ? undefined
    : { ...result, output: { ...result.output, absPath } }
}
