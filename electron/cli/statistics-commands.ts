import { basename } from 'node:path'
import type { Client } from '#shared/contract/client.ts'
import { readEventTable, type TableEvent } from '#shared/formats/event-table.ts'
import { readRatingTable } from '#shared/formats/rating-table.ts'
import { AppError } from '#shared/lib/app-error.ts'
import { streamFigures } from '#shared/reliability/stream-figures.ts'
import { tableFigures, type Figures } from '#shared/reliability/table-figures.ts'
import type { Tree } from '#shared/reliability/verify/timeline-keys.ts'
import type { Request } from './commands.ts'
import { readText } from './read-text.ts'
import type { Terminal } from './terminal.ts'

/** `attune reliability --table FILE`: every statistic that a table of ratings has, without a study. */
export async function tableReliability(terminal: Terminal, request: Request): Promise<void> {
  const { table: path, level, categories, json } = request
  if (path === null || level === null) throw new Error('asked without a table or a level')
  const reading = readRatingTable(await readText(path), { level, categories })
  if (!reading.ok) throw new AppError(reading.fault.code, { name: basename(path), ...reading.fault.params })
  const { ratings, categories: codebook, labels } = reading.table
  printTree(terminal, named(tableFigures({ ratings, categories: codebook }, level), labels), json)
}

/** Keys of single categories, with the words of the codebook in place of their numbers. */
function named(figures: Figures, labels: readonly string[] | null): Figures {
  if (labels === null) return figures
  const ofCategory = /^(specific_agreement|category_kappa|fleiss\.category)\.(\d+)$/
  return Object.fromEntries(
    Object.entries(figures).map(([key, value]) => {
      const [, name, n] = ofCategory.exec(key) ?? []
      return [name === undefined ? key : `${name}.${labels[Number(n) - 1] ?? n ?? ''}`, value]
    }),
  )
}

/** A recording has hundreds of events; so many are several recordings in one file. */
const mostEvents = 20_000

/** `attune agreement A B`: every measure of agreement that two lists of events have, without a study. */
export async function agreement(_client: Client, terminal: Terminal, request: Request): Promise<void> {
  const [first = '', second = ''] = request.files
  const [a, b] = [await eventsOf(first), await eventsOf(second)]
  const all = [...a, ...b]
  const latest = all.reduce((end, event) => Math.max(end, event.end), 0)
  const durationMs = request.durationMs ?? latest
  if (latest > durationMs) throw new AppError('events-outside', { at: latest, duration: durationMs })
  const occurring = [...new Set(all.map(({ code }) => code))].sort()
  const codes = request.categories ?? occurring
  const unknown = occurring.find((code) => !codes.includes(code))
  if (unknown !== undefined) throw new AppError('events-outside-codebook', { found: unknown })
  const { binMs, toleranceMs, readout, json } = request
  const options = { durationMs, codes, binMs, toleranceMs, ...(readout === null ? {} : { readout }) }
  printTree(terminal, streamFigures(a, b, options), json)
}

async function eventsOf(path: string): Promise<readonly TableEvent[]> {
  const reading = readEventTable(await readText(path))
  const name = basename(path)
  if (!reading.ok) throw new AppError(reading.fault.code, { name, ...reading.fault.params })
  if (reading.events.length > mostEvents) throw new AppError('events-too-many', { name, limit: mostEvents })
  return reading.events
}

/** As JSON, or a key and a value a line; numbers with all the digits that they have. */
function printTree(terminal: Terminal, tree: Tree, json: boolean): void {
  if (json) terminal.print(JSON.stringify(tree, null, 2))
  else for (const [key, value] of leaves(tree, '')) terminal.print(`${key}\t${value}`)
}

function leaves(tree: Tree, path: string): readonly (readonly [key: string, value: string])[] {
  const isList = Array.isArray(tree)
  if (tree === null) return [[path, 'not defined']]
  if (typeof tree !== 'object') return [[path, String(tree)]]
  if (isList && !tree.some((each) => typeof each === 'object' && each !== null && !Array.isArray(each)))
    return [[path, JSON.stringify(tree)]]
  return Object.entries(tree).flatMap(([name, value]: [string, Tree]) =>
    leaves(value, isList ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`),
  )
}
