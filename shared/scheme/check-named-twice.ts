import type { Scheme } from './scheme.ts'
import type { Report, SchemePath } from './scheme-problem.ts'

/**
 * Lists of ids in which one stands twice: what a pass shows would be shown twice, a question asked twice. Reasons for
 * “not codable” are told apart by their codes alone, so that two of one code could not be.
 */
export function checkNamedTwice(scheme: Scheme, report: Report): void {
  const once = (ids: readonly string[] | undefined, ...path: SchemePath): void => {
    ids?.forEach((id, n) => {
      if (ids.indexOf(id) !== n) report('named-twice', [...path, n], { id })
    })
  }
  scheme.passes.forEach((pass, n) => {
    for (const member of passLists) once(pass[member], 'passes', n, member)
    once(pass.visitEach?.sets, 'passes', n, 'visitEach', 'sets')
    once(pass.visitEach?.modifiers, 'passes', n, 'visitEach', 'modifiers')
  })
  scheme.ratings.forEach(({ notCodable }, n) => {
    const codes = notCodable.map(({ code }) => code)
    codes.forEach((code, m) => {
      if (codes.indexOf(code) !== m) report('duplicate-id', ['ratings', n, 'notCodable', m, 'code'], { id: code })
    })
  })
  scheme.sets.forEach((set, n) => {
    once(set.precedence, 'sets', n, 'precedence')
    once(set.linksTo?.codes, 'sets', n, 'linksTo', 'codes')
    set.codes.forEach(({ episodes, modifiers }, m) => {
      once(episodes, 'sets', n, 'codes', m, 'episodes')
      once(modifiers, 'sets', n, 'codes', m, 'modifiers')
    })
  })
  scheme.composites.forEach(({ forEach }, n) => {
    once(forEach, 'composites', n, 'forEach')
  })
  scheme.computed?.forEach(({ codes }, n) => {
    once(codes, 'computed', n, 'codes')
  })
  scheme.rules.forEach(({ fields }, n) => {
    once(fields, 'rules', n, 'fields')
  })
}

const passLists = ['sets', 'ratings', 'checklists', 'grids', 'qsorts', 'ipsatives', 'marks', 'masks'] as const
