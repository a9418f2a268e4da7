import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verdictLines } from '#shared/study/gate/report.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { appIn, codeAndLock, codeOf, jobId, smallStudy, temporaryFolder } from '../../support/study-builder.ts'

const folder = temporaryFolder()
const { app, client } = appIn(folder.path)
const why = 'Agreed by the steering group.'
const gate = () => client.call('gate.report', jobId())
let coder = ''

beforeAll(async () => {
  coder = (await smallStudy(client, folder.path)).coder.id
})
afterAll(async () => {
  await app.close()
  folder.remove()
})

test('a plan changes without a reason while nothing is locked, and nothing happens where nothing differs', async () => {
  await client.call('study.setPlan', defaultPlan)
  expect((await client.call('study.planPage', {})).changes).toEqual([])
  await client.call('study.setPlan', { ...defaultPlan, minDoubleCoded: 20 })
  const page = await client.call('study.planPage', {})
  expect(page.plan.minDoubleCoded).toBe(20)
  expect(page.changes.map(({ changed, personName }) => [changed, personName])).toEqual([
    [[{ member: 'minDoubleCoded', from: '15', to: '20' }], 'Lea'],
  ])
})

describe('once a coding is locked', () => {
  beforeAll(() => codeAndLock(client))

  test('a change of the plan needs a reason, which is kept with it', async () => {
    const plan = { ...defaultPlan, gate: { ...defaultPlan.gate, biasShare: 0.1 } }
    expect(await codeOf(client.call('study.setPlan', plan))).toBe('plan-reason-needed')
    expect(await codeOf(client.call('study.setPlan', { ...plan, reason: 'short' }))).toBe('plan-reason-needed')
    await client.call('study.setPlan', { ...plan, reason: why })
    const [newest] = (await client.call('study.planPage', {})).changes
    expect(newest?.reason).toBe(why)
    expect(newest?.changed.map(({ member }) => member)).toEqual(['minDoubleCoded', 'gate.biasShare'])
  })

  test('the gate says from how many codings and when it was computed', async () => {
    const { codings, computedAt } = await gate()
    expect([codings, Number.isNaN(Date.parse(computedAt))]).toEqual([1, false])
  })

  test('a registered plan is compared with what would be exported', async () => {
    const registered = async () =>
      new Set((await gate()).rows.map(({ checks }) => checks.find(({ id }) => id === 'G19')?.code))
    expect(await registered()).toEqual(new Set(['gate.G19.none']))
    const { hash } = await client.call('study.registerPlan', {})
    expect((await client.call('study.planPage', {})).registration?.hash).toBe(hash)
    expect(await registered()).toEqual(new Set(['gate.G19.same']))
  })

  test('an export is refused where the gate says something else than was shown', async () => {
    const path = join(folder.path, 'scores')
    const before = await gate()
    const shown = verdictLines(before).map((line) => line.replace('fail', 'pass'))
    expect(await codeOf(client.call('export.run', { ...jobId(), path, draft: false, shown }))).toBe('gate-changed')
    const right = verdictLines(before)
    expect(await codeOf(client.call('export.run', { ...jobId(), path, draft: false, shown: right }))).toBe('gate-stops')
    expect(existsSync(`${path}.xlsx`)).toBe(false)
  })

  test('a decision names who agreed and until when it holds; half ones are refused', async () => {
    const row = (await gate()).rows.find(({ verdict }) => verdict === 'fail')
    const decision = {
      ...{ scheme: row?.scheme ?? '', variables: [row?.variable ?? ''] },
      ...{ reasonCode: 'pilot_only' as const, reasonText: 'Recorded for the test of the plan.' },
    }
    const me = (await client.call('session.get', {})).person?.id ?? ''
    const decide = (more: object) => client.call('gate.override', { ...decision, ...more })
    expect(await codeOf(decide({ secondPerson: me }))).toBe('override-second-person')
    expect(await codeOf(decide({ secondPerson: 'nobody' }))).toBe('override-second-person')
    expect(await codeOf(decide({ expires: '2020-01-01' }))).toBe('override-expired')
    const record = await decide({ secondPerson: coder, expires: '2999-12-31' })
    expect(record).toMatchObject({
      ...{ secondPerson: coder, expires: '2999-12-31', effect: 'exported_with_flag', flagValue: 'rel_override' },
    })
    const now = (await gate()).rows.find(({ variable }) => variable === row?.variable)
    expect(now?.overrideId).toBe(record.id)
    expect((await client.call('study.check', jobId())).overrides).toBe(true)
  })
})
