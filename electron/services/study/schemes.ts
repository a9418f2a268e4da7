import { AppError } from '#shared/lib/app-error.ts'
import type { AppInfo, SchemeRow } from '#shared/contract/views.ts'
import type { Scheme, SchemeRef } from '#shared/scheme/scheme.ts'
import { shells } from '#shared/scheme/templates/shells/shells.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import { authorAt, changed, personAt, studyAt, type Desk } from '../desk.ts'
import { workOfPerson } from '../store/queries/assignments.ts'
import { listSchemes, publishScheme, schemeByRef } from '../store/queries/schemes.ts'

export function templateById(id: string): Scheme {
  const template = templates.find((one) => one.id === id)
  if (template === undefined) throw new AppError('template-unknown')
  return template
}

/** What comes with the product: templates to be published, and empty shapes to be begun as drafts. */
export function offeredTemplates(): AppInfo['templates'] {
  const offered = (shell: boolean) => (scheme: Scheme) => ({
    ...{ id: scheme.id, name: scheme.name, summary: scheme.summary },
    ...{ demo: scheme.id.endsWith('-demo'), shell },
  })
  return [...templates.map(offered(false)), ...shells.map(offered(true))]
}

/**
 * The schemes of the study. A coder's rows count their own assignments only: more than they were given would say how
 * much is coded by others, or twice.
 */
export function schemeRows(desk: Desk): readonly SchemeRow[] {
  const { read } = studyAt(desk).store
  const me = personAt(desk)
  const rows = listSchemes(read)
  if (me.roles.includes('lead') || me.roles.includes('data_manager')) return rows
  const mine = workOfPerson(read, me.id)
  return rows.map((row) => ({
    ...row,
    assigned: mine.filter((work) => work.schemeId === row.id && work.schemeVersion === row.version).length,
  }))
}

export function schemeOf(desk: Desk, ref: SchemeRef): Scheme {
  return schemeByRef(studyAt(desk).store.read, ref).scheme
}

export function addTemplate(desk: Desk, id: string): SchemeRow {
  const scheme = templateById(id)
  const row = studyAt(desk).store.write((db) => publishScheme(db, scheme, authorAt(desk)))
  changed(desk, 'schemes')
  return row
}
