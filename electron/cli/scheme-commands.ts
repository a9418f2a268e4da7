import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Client } from '#shared/contract/client.ts'
import { bookletOf } from '#shared/formats/booklet/booklet.ts'
import { AppError } from '#shared/lib/app-error.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { readSchemeAt, sha256Of, type SchemeAt } from '../services/exchange/scheme-file.ts'
import { writeTextFile } from '../services/exchange/write-text.ts'
import type { Request } from './commands.ts'
import { migrate } from './migrate-command.ts'
import type { Terminal } from './terminal.ts'

/**
 * `attune scheme check FILE`, `diff OLD NEW` and `booklet FILE --to PAGE`: what a lab asks of a scheme without a study;
 * and `migrate STUDY`, which brings codings to a later version.
 */
export async function scheme(client: Client, terminal: Terminal, request: Request): Promise<void> {
  const [first = '', second = ''] = request.files
  if (request.file === 'migrate') await migrate(client, terminal, request)
  else if (request.file === 'check') await check(terminal, first, request.json)
  else if (request.file === 'booklet') await booklet(terminal, first, request)
  else await diff(terminal, first, second, request.json)
}

async function check(terminal: Terminal, path: string, json: boolean): Promise<void> {
  const { reading, value } = await readSchemeAt(path)
  if (json) terminal.print(JSON.stringify(asData(reading, value), null, 2))
  else {
    if (reading.ok)
      terminal.print(`${basename(path)} is a valid scheme: ${reading.scheme.name}, version ${reading.scheme.version}`)
    else printProblems(terminal, reading, value)
    terminal.print(counted(reading))
  }
  if (!reading.ok)
    throw new AppError('scheme-file-invalid', { n: reading.problems.length + reading.more, name: basename(path) })
}

function asData(reading: SchemeAt['reading'], value: unknown): object {
  if (reading.ok) return { ok: true, problems: [], more: 0, ...named(reading.scheme) }
  const problems = reading.problems.map((problem) => ({ ...problem, ...problemInWords(value, problem) }))
  return { ok: false, problems, more: reading.more }
}

/** The last line, for whoever reads nothing else. */
function counted(reading: SchemeAt['reading']): string {
  const n = reading.ok ? 0 : reading.problems.length + reading.more
  return `${n} ${n === 1 ? 'problem' : 'problems'}`
}

type Wrong = Extract<SchemeAt['reading'], { ok: false }>

function printProblems(terminal: Terminal, { problems, more }: Wrong, value: unknown): void {
  for (const problem of problems) {
    const { place, words } = problemInWords(value, problem)
    terminal.print(place === '' ? words : `${place}: ${words}`)
  }
  if (more > 0) terminal.print(`and ${more} more`)
}

async function diff(terminal: Terminal, from: string, to: string, json: boolean): Promise<void> {
  const comparison = compareSchemes(await valid(terminal, from), await valid(terminal, to))
  if (json) {
    terminal.print(JSON.stringify(comparison, null, 2))
    return
  }
  for (const { level, words, why } of comparison.changes) terminal.print(`${level.padEnd(5)}  ${words}  (${why})`)
  terminal.print(
    comparison.level === 'none'
      ? `no difference from version ${comparison.from}`
      : `${comparison.level}: version ${comparison.from} becomes ${comparison.nextVersion} or higher`,
  )
}

async function booklet(terminal: Terminal, from: string, { to, overwrite }: Request): Promise<void> {
  const path = to ?? ''
  const scheme = await valid(terminal, from)
  if (!overwrite && existsSync(path)) throw new AppError('export-exists', { name: basename(path) })
  await writeTextFile(path, bookletOf(scheme, sha256Of(canonicalJson(scheme))))
  terminal.print(`${basename(path)}: the booklet of ${scheme.name}, version ${scheme.version}`)
}

async function valid(terminal: Terminal, path: string): Promise<Scheme> {
  const { reading, value } = await readSchemeAt(path)
  if (reading.ok) return reading.scheme
  printProblems(terminal, reading, value)
  throw new AppError('scheme-file-invalid', { n: reading.problems.length + reading.more, name: basename(path) })
}

const named = ({ id, version, name }: Scheme): { id: string; version: string; name: string } => ({ id, version, name })
