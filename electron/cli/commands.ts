import { statisticInWords } from '#shared/study/statistic-words.ts'
import { randomUUID } from 'node:crypto'
import { basename, join } from 'node:path'
import type { Client } from '#shared/contract/client.ts'
import { textOf } from '#shared/contract/messages.ts'
import type { StudySummary } from '#shared/contract/views.ts'
import { AppError, isAppError } from '#shared/lib/app-error.ts'
import type { Level } from '#shared/reliability/table-figures.ts'
import type { GateReport, Verdict } from '#shared/study/gate.ts'
import type { Figure, ReliabilityReport } from '#shared/study/reliability-view.ts'
import type { SecondReadout } from '#shared/study/second-readout.ts'
import { tableReliability } from './statistics-commands.ts'
import type { Terminal } from './terminal.ts'

export type MigrateRequest = {
  readonly from: string | null
  readonly to: string | null
  readonly decisions: string | null
  readonly reason: string | null
  readonly preview: boolean
}

/** What the person wrote on the command line, checked. */
export type Request = {
  readonly file: string
  /** The films of `convert`. */
  readonly files: readonly string[]
  readonly as: string | null
  readonly json: boolean
  readonly to: string | null
  readonly draft: boolean
  readonly overwrite: boolean
  /** `check` and `media` read every media file whole. */
  readonly full: boolean
  /** Where `media` looks for files that are missing. */
  readonly find: string | null
  /** Of `scheme migrate`: the versions as `id@version`, a file of decisions, why, and whether only to look. */
  readonly migrate: MigrateRequest
  /** `convert` makes copies of films that play as well, for quick steps. */
  readonly quickSteps: boolean
  /** A table of ratings, in place of a study. */
  readonly table: string | null
  readonly level: Level | null
  /** The codebook in order; null: what occurs. */
  readonly categories: readonly string[] | null
  readonly binMs: number
  readonly toleranceMs: number
  readonly durationMs: number | null
  /** Which state a unit of time has; null: both ways. */
  readonly readout: SecondReadout | null
}

/** The environment variable that answers the question for the passcode. */
export const PASSCODE_VARIABLE = 'ATTUNE_PASSCODE'
/** The one that answers the question for the passphrase of a protected study file. */
export const PASSPHRASE_VARIABLE = 'ATTUNE_PASSPHRASE'

export const newJob = (): { jobId: string } => ({ jobId: randomUUID() })

/** Opens the file; a protected one with the passphrase from the environment or, where somebody can be asked, from them. */
async function openFile(client: Client, terminal: Terminal, path: string): Promise<StudySummary> {
  const given = process.env[PASSPHRASE_VARIABLE]
  try {
    return await client.call('study.open', given === undefined ? { path } : { path, passphrase: given })
  } catch (error) {
    if (!isAppError(error) || error.code !== 'study-not-a-study' || given !== undefined) throw error
    const passphrase = await terminal.askHidden('Passphrase of the study file, if it is protected: ')
    if (passphrase === null || passphrase === '') throw error
    return client.call('study.open', { path, passphrase })
  }
}

/** Opens the study and signs in as the interface would: the only person of a study needs no passcode. */
export async function openStudy(client: Client, terminal: Terminal, request: Request): Promise<void> {
  const summary = await openFile(client, terminal, request.file)
  if (summary.readOnly === 'damaged') throw new AppError('study-damaged', { name: basename(request.file) })
  if (!summary.session.signInNeeded) return
  if (request.as === null) throw new AppError('cli-who')
  const people = await client.call('people.list', {})
  const person = people.find((one) => one.active && one.name === request.as)
  if (person === undefined) throw new AppError('sign-in-refused')
  const passcode = process.env[PASSCODE_VARIABLE] ?? (await terminal.askHidden(`Passcode of ${person.name}: `))
  if (passcode === null) throw new AppError('cli-passcode', { variable: PASSCODE_VARIABLE })
  await client.call('session.signIn', { personId: person.id, passcode })
}

/** `.84`, `−.12`, `1.00`: two decimals, no zero before the point, a true minus sign. */
export function short(value: number): string {
  const text = Math.abs(value).toFixed(2).replace(/^0/, '')
  return value < 0 && Number(text) !== 0 ? `−${text}` : text
}

function figure(one: Figure): string {
  if (!one.ok) return `not defined: ${textOf(`why.${one.why}`)}`
  return one.lo === null || one.hi === null
    ? short(one.value)
    : `${short(one.value)} [${short(one.lo)}, ${short(one.hi)}]`
}

const words: Readonly<Record<Verdict, string>> = {
  pass: 'pass',
  warn: 'warn',
  fail: 'fail',
  not_assessed: 'not assessed',
}

function counts(gate: GateReport): string {
  const { pass, warn, fail, not_assessed: open } = gate.counts
  return `${pass} pass, ${warn} warn, ${fail} fail, ${open} not assessed`
}

function printTable(terminal: Terminal, report: ReliabilityReport, gate: GateReport): void {
  const verdicts = new Map(gate.rows.map((row) => [`${row.scheme} ${row.variable}`, row]))
  const rows = report.variables.map((one) => {
    const row = verdicts.get(`${one.scheme} ${one.variable}`)
    const verdict =
      row === undefined ? '' : words[row.verdict] + (row.verdict === 'fail' && row.overrideId ? ' (override)' : '')
    return [one.variable, statisticInWords(one, textOf), figure(one.estimate), String(one.n), verdict]
  })
  const head = ['variable', 'statistic', 'estimate [95 % interval]', 'n', 'verdict']
  const widths = head.map((title, n) => Math.max(title.length, ...rows.map((row) => row[n]?.length ?? 0)))
  for (const row of [head, ...rows])
    terminal.print(
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

/** `attune check`: whether the study file is whole, its media there, and its gate ready. */
export async function check(client: Client, terminal: Terminal, request: Request): Promise<void> {
  await openStudy(client, terminal, request)
  const read = request.full ? await client.call('media.check', { ...newJob(), full: true }) : null
  const result = await client.call('study.check', newJob())
  terminal.print(`database      ${result.integrity === 'ok' ? 'ok' : result.integrity}`)
  terminal.print(
    `change log    ${result.chain === 'ok' ? `ok, ${result.changes} entries` : `broken at entry ${result.chain}`}`,
  )
  terminal.print(`overrides     ${result.overrides ? 'as recorded' : 'altered after they were recorded'}`)
  terminal.print(
    `media         ${result.media.present} present, ${result.media.missing} missing, ${result.media.changed} changed`,
  )
  if (read !== null) terminal.print(`read whole    ${read.present} as they were, ${read.changed} changed`)
  terminal.print(
    `observations  ${result.observations.locked} locked, ${result.observations.open} open, ${result.observations.waiting} waiting`,
  )
  if (result.integrity !== 'ok' || result.chain !== 'ok' || !result.overrides)
    throw new AppError('study-damaged', { name: basename(request.file) })
  if (result.media.missing + result.media.changed > 0)
    throw new AppError('check-media', { n: result.media.missing + result.media.changed })
}

export async function reliability(client: Client, terminal: Terminal, request: Request): Promise<void> {
  if (request.table !== null) return tableReliability(terminal, request)
  await openStudy(client, terminal, request)
  const report = await client.call('reliability.report', newJob())
  const gate = await client.call('gate.report', newJob())
  if (request.json) {
    terminal.print(JSON.stringify({ reliability: report, gate }, null, 2))
    return
  }
  terminal.print(`${report.doubleCoded} of ${report.recordings} recordings coded twice`)
  printTable(terminal, report, gate)
  terminal.print(`gate: ${counts(gate)}`)
}

export async function exportWorkbook(client: Client, terminal: Terminal, request: Request): Promise<void> {
  if (request.to === null) throw new AppError('cli-to')
  await openStudy(client, terminal, request)
  const result = await client.call('export.run', {
    ...newJob(),
    path: request.to,
    draft: request.draft,
    overwrite: request.overwrite,
  })
  for (const { name, rows } of result.sheets) terminal.print(`${name.padEnd(18)} ${rows} rows`)
  terminal.print(`${result.draft ? 'draft' : 'released'} ${result.exportId}, sha256 ${result.sha256}`)
  terminal.print(result.path)
}

/** The demo's whole way, without a window: build, code, lock, compare, decide, export. */
export async function demo(client: Client, terminal: Terminal, dir: string): Promise<void> {
  const summary = await client.call('study.openDemo', newJob())
  const { sums } = summary
  terminal.print(
    `${summary.name}: ${sums.recordings} recordings of ${sums.dyads} dyads, ${sums.locked} locked, ${sums.lockedTwice} coded twice`,
  )
  const report = await client.call('reliability.report', newJob())
  const before = await client.call('gate.report', newJob())
  terminal.print(`gate: ${counts(before)}`)
  for (const scheme of new Set(before.rows.map((row) => row.scheme))) {
    const failing = before.rows.filter(
      (row) => row.scheme === scheme && row.verdict === 'fail' && row.overrideId === null,
    )
    if (failing.length === 0) continue
    await client.call('gate.override', {
      scheme,
      variables: failing.map((row) => row.variable),
      reasonCode: 'other',
      reasonText: 'Demo study: exported to show how a recorded override looks. Not for analysis.',
    })
    terminal.print(`override recorded for ${failing.length} variables of ${scheme}`)
  }
  const gate = await client.call('gate.report', newJob())
  printTable(terminal, report, gate)
  const to = join(dir, 'demo-scores.xlsx')
  const result = await client.call('export.run', { ...newJob(), path: to, draft: false, overwrite: true })
  for (const { name, rows } of result.sheets) terminal.print(`${name.padEnd(18)} ${rows} rows`)
  terminal.print(`study     ${summary.path}`)
  terminal.print(`workbook  ${result.path}`)
}
