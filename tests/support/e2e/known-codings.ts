import type { Coding } from './known-figures.ts'

export const lead = { name: 'Alex Lead', passcode: 'lake-stone-7' }
export const coder = { name: 'Kim Coder', passcode: 'green-door-4' }

/**
 * What each of the two codes, as [frame, code]. The two differ in the baby's states alone: by 5 s in D001, by 10 s in
 * D002. In D001 the baby's joy begins at frame 501, off the full second.
 */
export const mother: Coding = [
  [0, 'cvoc'],
  [750, 'cmon'],
]
export const baby: Readonly<Record<string, Readonly<Record<string, Coding>>>> = {
  D001: {
    [lead.name]: [
      [0, 'imon'],
      [501, 'ipos'],
      [875, 'ienv'],
    ],
    [coder.name]: [
      [0, 'imon'],
      [501, 'ipos'],
      [1000, 'ienv'],
    ],
  },
  D002: {
    [lead.name]: [
      [0, 'ienv'],
      [250, 'ipos'],
    ],
    [coder.name]: [
      [0, 'ienv'],
      [250, 'ipos'],
      [1250, 'imon'],
    ],
  },
}
export const names: Readonly<Record<string, string>> = {
  ipos: 'Enjoying together',
  imon: 'Watching mother',
  ienv: 'Interested elsewhere',
  cvoc: 'Talking and watching',
  cmon: 'Quietly watching',
}
