import { createContext, useContext, type ReactNode } from 'react'
import type { StudySummary } from '#shared/contract/views.ts'
import type { Person, Role } from '#shared/study/people.ts'

export type OpenStudy = { readonly summary: StudySummary; readonly person: Person }

const StudyContext = createContext<OpenStudy | null>(null)

export function StudyProvider({ study, children }: { readonly study: OpenStudy; readonly children: ReactNode }) {
  return <StudyContext value={study}>{children}</StudyContext>
}

/** The open study and who is at the desk. Only for screens inside a study. */
export function useStudy(): OpenStudy {
  const study = useContext(StudyContext)
  if (study === null) throw new Error('useStudy outside of a study')
  return study
}

export function hasRole(person: Person, ...roles: readonly Role[]): boolean {
  return roles.some((role) => person.roles.includes(role))
}
