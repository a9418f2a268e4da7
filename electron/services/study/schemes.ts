import { AppError } from '#shared/lib/app-error.ts'
import type { SchemeRow } from '#shared/contract/views.ts'
import type { Scheme, SchemeRef } from '#shared/scheme/scheme.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import { authorAt, changed, studyAt, type Desk } from '../desk.ts'
import { listSchemes, publishScheme, schemeByRef } from '../store/queries/schemes.ts'

export function templateById(id: string): Scheme {
  const template = templates.find((one) => one.id === id)
  if (template === undefined) throw new AppError('template-unknown')
  return template
}

export function schemeRows(desk: Desk): readonly SchemeRow[] {
  return listSchemes(studyAt(desk).store.read)
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
