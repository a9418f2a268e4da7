import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultPlan } from '#shared/study/plan.ts'
import { appIn, codeAndLock, jobId, smallStudy, temporaryFolder } from '../../support/study-builder.ts'

const folder = temporaryFolder()
const { app, client } = appIn(folder.path)

beforeAll(async () => {
  await smallStudy(client, folder.path)
  await client.call('study.setPlan', { ...defaultPlan, certificatesRequired: true, driftChecksRequired: true })
  await codeAndLock(client)
})
afterAll(async () => {
  await app.close()
  folder.remove()
})

test('where the plan asks for certificates and checks of drift, the gate says who coded without', async () => {
  const [row] = (await client.call('gate.report', jobId())).rows
  const found = row?.checks.filter(({ id }) => id === 'G02' || id === 'G12')
  expect(found?.map(({ verdict, code, params }) => [verdict, code, params['coders']])).toEqual([
    ['fail', 'gate.G02.without', 'C01'],
    ['fail', 'gate.G12.late', 'C01'],
  ])
})
