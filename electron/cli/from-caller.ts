import { resolve } from 'node:path'

/** A path as the person meant it: relative to the folder they called from, not to where npm runs. */
export function fromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
}
