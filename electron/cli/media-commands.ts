import { basename } from 'node:path'
import type { Client } from '#shared/contract/client.ts'
import { messageFor } from '#shared/contract/messages.ts'
import { AppError } from '#shared/lib/app-error.ts'
import type { ConversionKind, ConversionRow, MediaListRow, MediaPage } from '#shared/study/media.ts'
import type { Probe } from '#shared/study/recording.ts'
import { newJob, openStudy, type Request } from './commands.ts'
import type { Terminal } from './terminal.ts'

type Wish = { readonly path: string; readonly kind: ConversionKind }

/**
 * `attune convert`: queues copies of files that do not play as they are (`--quick-steps`: of the ones that do, too, with
 * a key frame twice a second) and makes whatever is in the queue, what an interrupted run left in it included.
 */
export async function convert(client: Client, terminal: Terminal, request: Request): Promise<void> {
  await openStudy(client, terminal, request)
  const { files } = request
  const probed = files.length === 0 ? [] : await client.call('media.probe', { ...newJob(), paths: [...files] })
  const { converter } = await client.call('converter.get', {})
  const wishes: Wish[] = []
  let refused = 0
  for (const { path, probe } of probed) {
    const kind = kindFor(probe, request.quickSteps, converter !== null)
    if (kind !== null) wishes.push({ path, kind })
    else if (probe.ok) terminal.print(`${basename(path)}  ${probe.converted ? 'has its copy' : 'plays as it is'}`)
    else {
      refused += 1
      terminal.print(`${basename(path)}  ${messageFor(probe)}`)
    }
  }
  if (wishes.length > 0) await client.call('conversions.add', { items: wishes })
  const before = await client.call('conversions.list', {})
  const queue = before.filter(({ status }) => status === 'queued').map(({ id }) => id)
  const stopped = queue.length === 0 ? null : await runQueue(client)
  for (const row of await client.call('conversions.list', {}))
    if (queue.includes(row.id) || wishes.some(({ path }) => path === row.sourcePath)) terminal.print(rowLine(row))
  if (stopped !== null) throw stopped
  const failed = (await client.call('conversions.list', {})).filter((row) => isFailed(row, queue)).length
  if (failed + refused > 0) throw new AppError('cli-not-converted', { n: failed + refused })
}

/** What ended the work, so that what was done before it can be told first. */
async function runQueue(client: Client): Promise<AppError | null> {
  try {
    await client.call('conversions.run', newJob())
    return null
  } catch (error) {
    if (error instanceof AppError && error.code === 'converter-needed') return error
    throw error
  }
}

const isFailed = ({ id, status }: ConversionRow, queue: readonly string[]): boolean =>
  status === 'failed' && queue.includes(id)

/** The copy that a file wants, or null: it has one or needs none, or none can be made. */
function kindFor(probe: Probe, quickSteps: boolean, hasConverter: boolean): ConversionKind | null {
  if (!probe.ok) {
    // Without a converter the pictures can still be packed anew, where the file lets us.
    const able = probe.remedies.filter((remedy) => hasConverter || remedy === 'remux')
    return able[0] ?? probe.remedies[0] ?? null
  }
  if (probe.soundCodec !== null && !probe.hasAudio && !probe.converted) return 'remux'
  return quickSteps ? 'proxy' : null
}

function rowLine({ sourceName, status, problem, outputName, check }: ConversionRow): string {
  if (status === 'done' && check !== null)
    return `${sourceName}  ${outputName ?? ''}: ${check.frames} frames as in the original, times within ${(check.largestUs / 1000).toFixed(3)} ms`
  return `${sourceName}  ${problem === null ? 'waits' : messageFor(problem)}`
}

/**
 * `attune media`: every recorded file and how it is. `--find FOLDER` looks for missing ones there by content first,
 * `--full` compares every byte.
 */
export async function media(client: Client, terminal: Terminal, request: Request): Promise<void> {
  await openStudy(client, terminal, request)
  if (request.find !== null) {
    const { relinked, stillMissing } = await client.call('media.relinkFolder', { ...newJob(), folder: request.find })
    terminal.note(`${relinked} found and linked again, ${stillMissing} still missing`)
  }
  await client.call('media.check', { ...newJob(), full: request.full })
  const { rows, sums } = await everyFile(client)
  if (request.json) terminal.print(JSON.stringify({ sums, files: rows }, null, 2))
  else for (const row of rows) terminal.print(fileLine(row))
  if (sums.missing + sums.changed > 0) throw new AppError('check-media', { n: sums.missing + sums.changed })
}

async function everyFile(client: Client): Promise<{ rows: readonly MediaListRow[]; sums: MediaPage['sums'] }> {
  const rows: MediaListRow[] = []
  for (;;) {
    const page = await client.call('media.list', { offset: rows.length, limit: 200 })
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= page.total) return { rows, sums: page.sums }
  }
}

function fileLine(row: MediaListRow): string {
  const { recording, view, part, parts, state, name, rendition, sha256, gaps } = row
  return [
    state.padEnd(7),
    recording,
    parts > 1 ? `${view} ${part}/${parts}` : view,
    `${(row.durationMs / 1000).toFixed(1)} s`,
    `${Number(row.fps.toFixed(2))} fps${row.variableRate ? ', varies' : ''}`,
    ...(row.hasAudio ? [] : ['no sound']),
    ...(gaps.length > 0 ? [`gaps: ${gaps.length}`] : []),
    ...(rendition === null ? [] : [`plays a copy (${rendition})`]),
    ...(sha256 === null ? [] : [`sha256 ${sha256}`]),
    name,
  ].join('  ')
}
