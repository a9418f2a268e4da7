import { readFile } from 'node:fs/promises'
import type { Client } from '#shared/contract/client.ts'
import type { MigrationPreview } from '#shared/contract/migration-views.ts'
import { AppError } from '#shared/lib/app-error.ts'
import { decisionOn, Decisions, type MigrationItem } from '#shared/study/migration/migration-item.ts'
import type { ItemReach, MigrationCounts } from '#shared/study/migration/migration-summary.ts'
import { newJob, openStudy, type Request } from './commands.ts'
import type { Terminal } from './terminal.ts'

/** `attune scheme migrate STUDY`: what bringing codings over would do (`--preview`), or doing it (`--reason`). */
export async function migrate(client: Client, terminal: Terminal, request: Request): Promise<void> {
  const { from, to, decisions: file, reason, preview } = request.migrate
  const [before, after] = [versionIn(from), versionIn(to)]
  if (before.id !== after.id) throw new AppError('cli-versions', { given: to ?? '' })
  const decisions = file === null ? {} : await decisionsIn(file)
  await openStudy(client, terminal, { ...request, file: request.files[0] ?? '' })
  const asked = { id: before.id, from: before.version, to: after.version, decisions }
  if (preview || reason === null) {
    const found = await client.call('migrations.preview', { ...newJob(), ...asked })
    if (request.json) terminal.print(JSON.stringify(found, null, 2))
    else printPreview(terminal, found, decisions)
    return
  }
  const row = await client.call('migrations.apply', { ...newJob(), ...asked, reason })
  if (request.json) terminal.print(JSON.stringify(row, null, 2))
  else {
    printCounts(terminal, row.counts)
    terminal.print(`${row.id}: version ${row.fromVersion} to ${row.toVersion}; the originals are kept`)
  }
}

/** `ID@VERSION` in its parts. @throws cli-versions */
function versionIn(text: string | null): { readonly id: string; readonly version: string } {
  const given = text ?? ''
  const at = given.lastIndexOf('@')
  if (at < 1 || at === given.length - 1) throw new AppError('cli-versions', { given })
  return { id: given.slice(0, at), version: given.slice(at + 1) }
}

/** @throws cli-decisions */
async function decisionsIn(path: string): Promise<Decisions> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) throw new AppError('cli-decisions', { problem: 'no such file' })
  const parsed = Decisions.safeParse(jsonIn(text))
  if (parsed.success) return parsed.data
  throw new AppError('cli-decisions', { problem: parsed.error.issues[0]?.path.join('.') ?? '' })
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('cli-decisions', { problem: 'not JSON' })
  }
}

function printPreview(terminal: Terminal, preview: MigrationPreview, decisions: Decisions): void {
  const reach = new Map(preview.reach.map((one) => [one.item, one]))
  for (const item of preview.plan.items) {
    terminal.print(`${item.level.padEnd(5)}  ${item.changes.join('; ')}`)
    terminal.print(`       ${item.id}: ${decided(item, decisions)}${touched(reach.get(item.id))}`)
  }
  for (const { label, changed, largest } of preview.scores)
    terminal.print(`score  ${label}: ${changed} of ${preview.counts.stayLocked} change, by up to ${largest.toFixed(2)}`)
  printCounts(terminal, preview.counts)
}

function decided(item: MigrationItem, decisions: Decisions): string {
  const decision = decisionOn(item, decisions)
  if (decision === null) return item.note
  const { choice, to } = decision
  const others = (item.question?.choices ?? []).filter((one) => one !== choice)
  return `${choice}${to === undefined ? '' : ` ${to}`}${others.length === 0 ? '' : ` (or ${others.join(', ')})`}`
}

function touched(reach: ItemReach | undefined): string {
  if (reach === undefined || reach.codings === 0) return ''
  const { kept, mapped, opened, dropped, codings } = reach
  return `; in ${codings} codings ${kept} kept, ${mapped} changed, ${opened} open, ${dropped} left out`
}

function printCounts(terminal: Terminal, counts: MigrationCounts): void {
  const { codings, stayLocked, givenBack, drafts, waiting, skipped } = counts
  terminal.print(
    `${codings} codings: ${stayLocked} stay locked, ${givenBack} go back to their coders, ${drafts} in progress, ${waiting} not begun`,
  )
  if (skipped > 0) terminal.print(`${skipped} stay where they are: assigned under the later version already`)
}
