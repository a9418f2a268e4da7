import { expect, test } from 'vitest'
import { PersonName } from '#shared/study/people.ts'

test.each(['Ann', 'José María', 'نیم\u200cفاصله', 'क्\u200dष', '李小龍'])('%s is a name', (name) => {
  expect(PersonName.parse(`  ${name} `)).toBe(name)
})

test.each(['', '   ', 'a\u0000b', 'a\nb', 'lead\u202Eredoc', 'x'.repeat(61)])('%j is not a name', (name) => {
  expect(PersonName.safeParse(name).success).toBe(false)
})
