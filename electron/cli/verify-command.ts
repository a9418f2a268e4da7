import { basename } from 'node:path'
import type { Client } from '#shared/contract/client.ts'
import { AppError } from '#shared/lib/app-error.ts'
import { checksOfFile } from '#shared/reliability/verify/reference-file.ts'
import type { Check } from '#shared/reliability/verify/compare.ts'
import { referenceFiles } from '../services/installation.ts'
import type { Request } from './commands.ts'
import { readText } from './read-text.ts'
import type { Terminal } from './terminal.ts'

type Checked = { readonly file: string; readonly checks: readonly Check[] }

/**
 * `attune verify [FILE ...]`: computes every key of every case of reference files and compares. Prints what does not
 * agree and, last, how much does; a key that is not known here has failed.
 */
export async function verify(_client: Client, terminal: Terminal, { files, json }: Request): Promise<void> {
  const checked: Checked[] = []
  for (const path of files.length === 0 ? referenceFiles() : files) {
    const found = await checkedFile(path)
    checked.push(found)
    if (!json) for (const check of found.checks) if (check.status !== 'ok') terminal.print(missed(found.file, check))
  }
  const failed = checked.reduce((sum, { checks }) => sum + missesOf(checks).length, 0)
  const passed = checked.reduce((sum, { checks }) => sum + checks.length, 0) - failed
  if (json) terminal.print(JSON.stringify({ passed, failed, files: checked.map(asData) }, null, 2))
  else terminal.print(`${passed} passed, ${failed} failed`)
  if (failed > 0) throw new AppError('verify-failed', { n: failed })
}

const missesOf = (checks: readonly Check[]): readonly Check[] => checks.filter(({ status }) => status !== 'ok')

const asData = ({ file, checks }: Checked): object => ({
  file,
  passed: checks.length - missesOf(checks).length,
  failed: missesOf(checks).length,
  misses: missesOf(checks),
})

function missed(file: string, { caseId, key, status, expected, got = null }: Check): string {
  const what =
    status === 'unsupported'
      ? 'this key is not known here'
      : `expected ${JSON.stringify(expected)}, computed ${JSON.stringify(got)}`
  return `${file}  ${caseId}  ${key}: ${what}`
}

/** @throws verify-unreadable {name} for what is no text, no JSON, or no file of reference values */
async function checkedFile(path: string): Promise<Checked> {
  const name = basename(path)
  let value: unknown
  try {
    value = JSON.parse(await readText(path))
  } catch (cause) {
    throw new AppError('verify-unreadable', { name }, { cause })
  }
  const checks = checksOfFile(value)
  if (checks === null) throw new AppError('verify-unreadable', { name })
  return { file: name, checks }
}
