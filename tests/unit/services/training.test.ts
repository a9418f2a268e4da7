import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import type { WorkItem } from '#shared/study/assignment.ts'
import { appIn, codeOf, jobId, stillface, temporaryFolder } from '../../support/study-builder.ts'
import { shortRule, trainingDesk, turnedCoding, type TrainingDesk } from '../../support/training-desk.ts'

let folder: ReturnType<typeof temporaryFolder>
let app: ReturnType<typeof appIn>['app']
let client: Client
let study: TrainingDesk

beforeEach(async () => {
  folder = temporaryFolder()
  const host = appIn(folder.path)
  app = host.app
  client = host.client
  study = await trainingDesk(client, folder.path, ['D002', 'D003'])
})
afterEach(async () => {
  await app.close()
  folder.remove()
})

const trainingOf = async (): Promise<WorkItem[]> =>
  (await client.call('work.mine', {})).filter(({ training }) => training !== null)
const give = (setId: string) => client.call('training.give', { setId, personIds: [study.coder.id] })

describe('a practice set', () => {
  test('is work of its coder under codes of chance, and says nothing of the master before the lock', async () => {
    const set = await study.makeSet('practice')
    await give(set.id)
    await study.signIn('coder')
    const items = await trainingOf()
    expect(items.map(({ training }) => training)).toEqual(
      items.map(() => ({ runId: items[0]?.training?.runId, setName: 'First set', kind: 'practice', round: 1 })),
    )
    expect(JSON.stringify(items)).not.toMatch(/D00|Before|Northtown/)
    const [item] = items
    const assignmentId = item?.assignmentId ?? ''
    expect(await codeOf(client.call('training.feedback', { assignmentId }))).toBe('training-not-locked')
    await study.code(assignmentId, turnedCoding)
    const shown = await client.call('training.feedback', { assignmentId })
    const baby = shown.sets.find(({ set }) => set === 'inf_phase')
    expect([baby?.own.length, baby?.master.length]).toEqual([6, 6])
    expect(baby?.figure.ok === true && baby.figure.value < 0).toBe(true)
    expect(JSON.stringify({ ...shown, cameras: [] })).not.toMatch(/D00\d|Lea/)
  })

  test('may be gone through again once it is done, by the coder alone', async () => {
    const set = await study.makeSet('practice')
    await give(set.id)
    await study.signIn('coder')
    expect(await codeOf(client.call('training.repeat', { setId: set.id }))).toBe('training-run-open')
    for (const { assignmentId } of await trainingOf()) await study.code(assignmentId)
    await client.call('training.repeat', { setId: set.id })
    const rounds = (await client.call('training.mine', {})).runs.map(({ round, locked }) => [round, locked])
    expect(rounds).toEqual([
      [2, 0],
      [1, 2],
    ])
    const codes = (await trainingOf()).map(({ displayCode }) => displayCode)
    expect(new Set(codes).size).toBe(4)
  })

  test('is not given to somebody who codes one of its recordings for the study, nor the other way round', async () => {
    const set = await study.makeSet('practice')
    const plan = { scheme: stillface, coders: [{ personId: study.coder.id, role: 'second' as const }] }
    await give(set.id)
    const late = client.call('assignments.create', { ...plan, recordingIds: [study.masterIds[0] ?? ''] })
    expect(await codeOf(late)).toBe('assignment-met-in-training')
    const [run] = await client.call('training.runs', {})
    await client.call('training.takeBack', { runId: run?.id ?? '' })
    await client.call('assignments.create', { ...plan, recordingIds: [study.masterIds[0] ?? ''] })
    expect(await codeOf(give(set.id))).toBe('training-clips-met')
  })

  test('stands once it was given, except for its name, and can be closed', async () => {
    const set = await study.makeSet('practice')
    const ids = [...study.masterIds]
    const changed = { id: set.id, name: 'Renamed', recordingIds: ids.toReversed(), rule: shortRule }
    expect((await client.call('training.updateSet', changed)).clips.map(({ recordingId }) => recordingId)).toEqual(
      ids.toReversed(),
    )
    await give(set.id)
    expect(await codeOf(client.call('training.updateSet', { ...changed, recordingIds: ids }))).toBe(
      'training-set-given',
    )
    expect((await client.call('training.updateSet', { ...changed, name: 'Again' })).name).toBe('Again')
    await client.call('training.closeSet', { id: set.id, closed: true })
    const lead = client.call('training.give', { setId: set.id, personIds: [study.lead.id] })
    expect(await codeOf(lead)).toBe('training-set-closed')
  })

  test('takes only recordings with a locked master of its version', async () => {
    const recordingIds = [...study.masterIds, ...study.recordingIds]
    const wanted = { kind: 'practice' as const, name: 'Set', scheme: stillface, recordingIds, rule: shortRule }
    expect(await codeOf(client.call('training.makeSet', wanted))).toBe('training-master-missing')
  })
})

describe('a test set', () => {
  test('shows nothing before its end; what meets the rule brings a certificate that expires after the months of the plan', async () => {
    const set = await study.makeSet('test')
    await give(set.id)
    await study.signIn('coder')
    const [first, second] = await trainingOf()
    await study.code(first?.assignmentId ?? '')
    const { runs } = await client.call('training.mine', {})
    const runId = runs[0]?.id ?? ''
    expect(await codeOf(client.call('training.feedback', { assignmentId: first?.assignmentId ?? '' }))).toBe(
      'training-not-finished',
    )
    expect(await codeOf(client.call('training.result', { runId }))).toBe('training-not-finished')
    await study.code(second?.assignmentId ?? '')
    const { result } = await client.call('training.result', { runId })
    expect(result.passed).toBe(true)
    expect(new Set(result.streams.map(({ outcome }) => outcome))).toEqual(new Set(['met', 'not_assessed']))
    const { certificates } = await client.call('training.mine', {})
    expect(certificates).toMatchObject([{ how: 'rule', schemeMajor: 1, setName: 'First set', personName: 'Cora' }])
    const { issuedAt, expiresAt } = certificates[0] ?? { issuedAt: '', expiresAt: '' }
    expect(Number(expiresAt.slice(0, 4)) - Number(issuedAt.slice(0, 4))).toBe(1)
    expect(await codeOf(client.call('training.repeat', { setId: set.id }))).toBe('training-not-practice')
    await study.signIn('lead')
    expect(await codeOf(give(set.id))).toBe('training-clips-met')
  })

  test('below the rule there is no certificate, until a lead gives a reason; revoked, it stays listed', async () => {
    const set = await study.makeSet('test')
    await give(set.id)
    await study.signIn('coder')
    for (const { assignmentId } of await trainingOf()) await study.code(assignmentId, turnedCoding)
    expect((await client.call('training.mine', {})).certificates).toEqual([])
    const [run] = (await client.call('training.mine', {})).runs
    const wish = { personId: study.coder.id, scheme: stillface, runId: run?.id ?? null, reason: 'Certified elsewhere.' }
    expect(await codeOf(client.call('certificates.issue', wish))).toBe('role-needed')
    await study.signIn('lead')
    const made = await client.call('certificates.issue', wish)
    expect([made.how, made.reason, made.figures?.passed]).toEqual(['lead', 'Certified elsewhere.', false])
    await client.call('certificates.revoke', { id: made.id, reason: 'Was issued for another scheme.' })
    const [listed] = await client.call('certificates.list', {})
    expect([listed?.revokedBy, listed?.revokedReason]).toEqual(['Lea', 'Was issued for another scheme.'])
    expect(await codeOf(client.call('certificates.revoke', { id: made.id, reason: 'Once more, please.' }))).toBe(
      'certificate-revoked',
    )
    expect((await client.call('study.check', jobId())).chain).toBe('ok')
  })
})

test('a result and feedback are nobody’s but the coder’s own and a lead’s', async () => {
  await client.call('people.add', { name: 'Dora', roles: ['coder'], passcode: 'dora passcode' })
  const dora = (await client.call('people.list', {})).find(({ name }) => name === 'Dora')
  const set = await study.makeSet('practice')
  await give(set.id)
  await study.signIn('coder')
  const [item] = await trainingOf()
  await study.code(item?.assignmentId ?? '')
  await client.call('session.signIn', { personId: dora?.id ?? '', passcode: 'dora passcode' })
  const runId = item?.training?.runId ?? ''
  expect(await codeOf(client.call('training.result', { runId }))).toBe('training-run-not-found')
  expect(await codeOf(client.call('training.feedback', { assignmentId: item?.assignmentId ?? '' }))).toBe(
    'assignment-not-found',
  )
  expect(await codeOf(client.call('training.repeat', { setId: set.id }))).toBe('training-set-not-found')
})
