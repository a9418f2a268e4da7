import type { Role } from '#shared/study/people.ts'

export const roleWords: Readonly<Record<Role, { readonly name: string; readonly about: string }>> = {
  coder: { name: 'Coder', about: 'Codes what is assigned. Sees display codes and own codings only.' },
  lead: { name: 'Lead', about: 'Adds recordings, assigns, looks at reliability, decides about the export.' },
  data_manager: { name: 'Data manager', about: 'Exports, and later holds the allocation.' },
}
