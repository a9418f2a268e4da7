import { describe, expect, test } from 'vitest'
import { hashOf, navScreenOf, parseRoute, studyScreens, type Route } from '../../../renderer/host/routes.ts'

const all: readonly Route[] = [
  { screen: 'home' },
  { screen: 'code', assignmentId: 'a/1 %' },
  { screen: 'scheme', id: 'sens-intr-9', version: '1.0.0' },
  { screen: 'bring-over', id: 'sens-intr-9', version: '2.0.0' },
  { screen: 'draft', id: 'sens-intr-own' },
  { screen: 'recording', recordingId: 'r/1 %' },
  { screen: 'align', recordingId: 'r/1 %' },
  { screen: 'moments', scheme: 's@1', variable: 'v', recordingId: 'r/1', cell: null, kinds: [] },
  {
    ...{ screen: 'moments', scheme: 's@1', variable: 'v', recordingId: null, kinds: ['code', 'only_second'] },
    cell: { first: null, second: 'Clasp, both / arms' },
  },
  ...studyScreens.map((screen): Route => ({ screen })),
]

describe('addresses within the application', () => {
  test.each(all)('lead back to the place that they were made for: $screen', (route) => {
    expect(parseRoute(hashOf(route))).toEqual(route)
  })

  test.each(['', '#', '#/', '#/study', '#/study/nowhere', '#/elsewhere/1', '#/code/'])(
    'that mean nothing lead home: %j',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ screen: 'home' })
    },
  )

  test.each(['#/study/schemes/drafts', '#/study/schemes/drafts/'])(
    'to no draft in particular lead to all schemes: %j',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ screen: 'schemes' })
    },
  )

  test('of differences pass over classes that there are none of', () => {
    expect(parseRoute('#/study/moments/s%401/v////code,nonsense')).toMatchObject({ kinds: ['code'], cell: null })
  })

  test('survive a lone percent sign typed by hand', () => {
    expect(parseRoute('#/code/%')).toEqual({ screen: 'code', assignmentId: '%' })
  })

  test.each([
    [{ screen: 'recording', recordingId: 'r' }, 'recordings'],
    [{ screen: 'align', recordingId: 'r' }, 'recordings'],
    [{ screen: 'add' }, 'recordings'],
    [{ screen: 'scheme', id: 's', version: '1' }, 'schemes'],
    [{ screen: 'draft', id: 's' }, 'schemes'],
    [{ screen: 'files' }, 'files'],
    [{ screen: 'home' }, null],
  ] as const)('light up the entry of the navigation that they belong to: %j', (route, entry) => {
    expect(navScreenOf(route)).toBe(entry)
  })
})
