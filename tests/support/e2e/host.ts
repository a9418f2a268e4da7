import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { CallInput, CallName, CallOutput } from '#shared/contract/calls.ts'
import { ms } from '#shared/time/ms.ts'

/** A call from the page to its host, to set a scene quickly. What a story is about is done by hand. */
export async function callHost<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await page.evaluate(
    async ([call, body]) => {
      const response = await fetch(`./api/${call}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      return (await response.json()) as { ok: boolean; value: unknown; error: unknown }
    },
    [name, JSON.stringify(input)] as const,
  )
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`)
  return reply.value as CallOutput<N>
}

export type Film = {
  readonly dyad: string
  readonly cameras: readonly (readonly [path: string, view: 'caregiver' | 'infant' | 'both' | 'other'])[]
}

/** `template`: of those that come with Attune; or the path of a scheme's file, ending in .json. */
type Scene = { readonly template: string; readonly episodes: CallInput<'recordings.setEpisodes'>['episodes'] }
const playMinute: Scene = {
  template: 'stillface-phase',
  episodes: [{ kind: 'play', startMs: ms(0), endMs: ms(60_000) }],
}

/**
 * A study of one person whose recordings, by default of a minute and coded with T2, are assigned to that person.
 * @returns assignment ids
 */
export async function setUpStudy(
  page: Page,
  path: string,
  films: readonly Film[],
  { template, episodes } = playMinute,
): Promise<readonly string[]> {
  const { session } = await callHost(page, 'study.create', { path, name: 'Scene', personName: 'Alex Lead' })
  if (films.length === 0) return []
  const scheme = await addScheme(page, template)
  const outcomes = await callHost(page, 'recordings.import', {
    jobId: randomUUID(),
    rows: films.map(({ dyad, cameras }) => ({
      dyad,
      timePoint: 't1',
      files: cameras.map(([file, view]) => ({ path: file, view })),
      episodes,
    })),
  })
  const refused = outcomes.filter(({ ok }) => !ok)
  if (refused.length > 0) throw new Error(`not added: ${JSON.stringify(refused)}`)
  const recordingIds = outcomes.flatMap(({ recordingId }) => recordingId ?? [])
  const person = session.person?.id ?? ''
  await callHost(page, 'assignments.create', {
    recordingIds,
    scheme: { id: scheme.id, version: scheme.version },
    coders: [{ personId: person, role: 'primary' }],
  })
  const { rows } = await callHost(page, 'assignments.list', {})
  return films.map(({ dyad }) => rows.find((row) => row.dyad === dyad)?.id ?? '')
}

async function addScheme(page: Page, template: string): Promise<{ readonly id: string; readonly version: string }> {
  if (!template.endsWith('.json')) return callHost(page, 'schemes.addTemplate', { template })
  const { id, revision } = await callHost(page, 'schemes.importFile', { path: template })
  return callHost(page, 'schemes.publishDraft', { id, baseRevision: revision, version: '1.0.0' })
}

/** The address of the coding workspace of an assignment. */
export const codingAddress = (origin: string, assignmentId: string): string => `${origin}/#/code/${assignmentId}`

/**
 * Opens a place of the application in a new document. An address that differs in its fragment alone would leave the old
 * one running, and what that one does by itself as a study opens may come in between.
 */
export async function openAt(page: Page, address: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(address)
}
