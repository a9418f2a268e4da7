import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { CallInput, CallName, CallOutput } from '#shared/contract/calls.ts'

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

/** A study of one person with T2, whose recordings of a minute are assigned to that person. @returns assignment ids */
export async function setUpStudy(page: Page, path: string, films: readonly Film[]): Promise<readonly string[]> {
  const { session } = await callHost(page, 'study.create', { path, name: 'Scene', personName: 'Alex Lead' })
  if (films.length === 0) return []
  const scheme = await callHost(page, 'schemes.addTemplate', { template: 'stillface-phase' })
  const outcomes = await callHost(page, 'recordings.import', {
    jobId: randomUUID(),
    rows: films.map(({ dyad, cameras }) => ({
      dyad,
      timePoint: 't1',
      files: cameras.map(([file, view]) => ({ path: file, view })),
      episodes: [{ kind: 'play', startMs: 0, endMs: 60_000 }],
    })),
  } as CallInput<'recordings.import'>)
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

/** The address of the coding workspace of an assignment. */
export const codingAddress = (origin: string, assignmentId: string): string => `${origin}/#/code/${assignmentId}`
