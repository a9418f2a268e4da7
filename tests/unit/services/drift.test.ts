import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import type { AppEvent } from '#shared/contract/events.ts'
import { appIn, codeOf, jobId, stillface, temporaryFolder } from '../../support/study-builder.ts'
import { trainingDesk, turnedCoding, variedCoding, type TrainingDesk } from '../../support/training-desk.ts'

let folder: ReturnType<typeof temporaryFolder>
let app: ReturnType<typeof appIn>['app']
let client: Client
let study: TrainingDesk
let now = new Date()

beforeEach(async () => {
  folder = temporaryFolder()
  now = new Date('2026-03-02T09:00:00.000Z')
  const host = appIn(folder.path, { now: () => now })
  app = host.app
  client = host.client
  study = await trainingDesk(client, folder.path, ['D002', 'D003', 'D004'])
})
afterEach(async () => {
  await app.close()
  folder.remove()
})

const giveCheck = (n: number) =>
  client.call('drift.give', {
    ...{ personId: study.coder.id, kind: 'check' as const },
    ...{ recordingId: study.masterIds[n] ?? '', scheme: stillface },
  })

const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000)
}

test('to its coder a hidden check is work like any other, in every answer and in every event', async () => {
  await study.signIn('coder')
  const [usual] = await client.call('work.mine', {})
  await study.signIn('lead')
  const { assignmentId } = await giveCheck(0)
  await study.signIn('coder')
  const items = await client.call('work.mine', {})
  const check = items.find((item) => item.assignmentId === assignmentId)
  expect(Object.keys(check ?? {})).toEqual(Object.keys(usual ?? {}))
  expect([check?.training, usual?.training]).toEqual([null, null])
  const heard: AppEvent[] = []
  const stop = client.subscribe((event) => heard.push(event))
  const views = [await study.code(usual?.assignmentId ?? ''), await study.code(assignmentId)]
  stop()
  expect(views.map((view) => Object.keys(view))).toEqual([Object.keys(views[0] ?? {}), Object.keys(views[0] ?? {})])
  const topics = heard.map((event) => (event.type === 'changed' ? event.topic : event.type))
  expect(topics.slice(0, topics.length / 2)).toEqual(topics.slice(topics.length / 2))
  const asked = [
    client.call('drift.report', jobId()),
    client.call('drift.given', {}),
    client.call('training.masters', {}),
  ]
  expect(await Promise.all(asked.map((one) => codeOf(one)))).toEqual(['role-needed', 'role-needed', 'role-needed'])
  expect(JSON.stringify(await client.call('training.mine', {}))).toBe('{"runs":[],"certificates":[]}')
  expect(await codeOf(client.call('training.feedback', { assignmentId }))).toBe('assignment-not-found')
})

test('nobody meets one master twice, nor a recording that they have coded', async () => {
  await giveCheck(0)
  expect(await codeOf(giveCheck(0))).toBe('check-not-possible')
  const own = { personId: study.lead.id, kind: 'check' as const, recordingId: study.masterIds[1] ?? '' }
  expect(await codeOf(client.call('drift.give', { ...own, scheme: stillface }))).toBe('check-not-possible')
  const choices = await client.call('drift.choices', { personId: study.coder.id })
  expect(choices.map(({ kind, recordingId }) => [kind, recordingId])).toEqual(
    study.masterIds.slice(1).map((id) => ['check', id]),
  )
})

test('two checks below the threshold in a row raise an alarm, which stays until a lead closes it with a reason', async () => {
  for (const n of [0, 1]) {
    const { assignmentId } = await giveCheck(n)
    await study.signIn('coder')
    later(10)
    await study.code(assignmentId, turnedCoding)
    await study.signIn('lead')
  }
  const baby = async () =>
    (await client.call('drift.report', jobId())).rows.find(({ variable }) => variable.startsWith('inf_phase'))
  const row = await baby()
  expect(row?.points.map(({ missed }) => missed)).toEqual([true, true])
  expect(row?.alarms).toMatchObject([{ rule: 'two_below', closed: null }])
  const closing = { personId: study.coder.id, schemeId: stillface.id, variable: row?.variable ?? '' }
  const reason = 'Talked it through and trained once more.'
  const [first, second] = row?.points.map(({ checkId }) => checkId) ?? []
  expect(await codeOf(client.call('drift.close', { ...closing, checkId: first ?? '', reason }))).toBe('drift-changed')
  await client.call('drift.close', { ...closing, checkId: second ?? '', reason })
  expect((await baby())?.alarms).toMatchObject([{ rule: 'two_below', closed: { closedBy: 'Lea', reason } }])
  expect(await codeOf(client.call('drift.close', { ...closing, checkId: second ?? '', reason }))).toBe('drift-no-alarm')
})

test('an own recording comes back after four weeks at the earliest, once, without the earlier codes', async () => {
  await study.signIn('coder')
  const [usual] = await client.call('work.mine', {})
  await study.code(usual?.assignmentId ?? '', variedCoding)
  await study.signIn('lead')
  const again = {
    ...{ personId: study.coder.id, kind: 'recode' as const },
    ...{ recordingId: study.recordingIds[0] ?? '', scheme: stillface },
  }
  later(27 * 24 * 60)
  await study.signIn('lead')
  expect(await codeOf(client.call('drift.give', again))).toBe('recode-too-early')
  later(24 * 60)
  const { assignmentId } = await client.call('drift.give', again)
  expect(await codeOf(client.call('drift.give', again))).toBe('recode-not-possible')
  await study.signIn('coder')
  const view = await study.code(assignmentId)
  expect([Object.keys(view.records), view.displayCode === usual?.displayCode]).toEqual([[], false])
  await study.signIn('lead')
  const { again: rows } = await client.call('drift.report', jobId())
  expect(rows.find(({ variable }) => variable.startsWith('inf_phase'))).toMatchObject({
    ...{ coder: 'C02', n: 1, figure: { ok: true, value: 1 } },
  })
})

test('masters, training, checks and repeated codings stay out of reliability and the gate', async () => {
  const before = await client.call('reliability.report', jobId())
  const { assignmentId } = await giveCheck(0)
  await study.signIn('coder')
  await study.code(assignmentId, turnedCoding)
  await study.signIn('lead')
  expect(await client.call('reliability.report', jobId())).toEqual(before)
})
