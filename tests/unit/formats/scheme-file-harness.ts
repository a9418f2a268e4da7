import { createHash } from 'node:crypto'
import { readSchemeFile } from '#shared/formats/scheme-file/read-scheme-file.ts'
import { writeSchemeFile } from '#shared/formats/scheme-file/write-scheme-file.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { withValue } from '../scheme/arbitrary-scheme.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
export const read = (text: string): ReturnType<typeof readSchemeFile> => readSchemeFile(text, sha256)
export const write = (scheme: Scheme): string => writeSchemeFile(scheme, sha256)

/** What is wrong, as `code path`. */
export function found(text: string): string[] {
  const reading = read(text)
  return reading.ok ? [] : reading.problems.map(({ code, path }) => [code, path.join('.')].join(' ').trim())
}

export function problemsIn(text: string): readonly unknown[] {
  const reading = read(text)
  return reading.ok ? [] : reading.problems
}

/** A template, without a hash, with another value at one place. */
export const edited = (path: readonly (string | number)[], value: unknown, scheme: Scheme = sensIntr9): string =>
  JSON.stringify(withValue(scheme, path, value))
