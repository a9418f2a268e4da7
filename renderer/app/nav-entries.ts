import {
  Activity,
  CircleCheckBig,
  ClipboardList,
  FileSpreadsheet,
  Film,
  GraduationCap,
  HardDrive,
  ListChecks,
  NotebookPen,
  Ruler,
  Users,
  type LucideIcon,
} from 'lucide-react'
import type { StudySums } from '#shared/contract/views.ts'
import type { Role } from '#shared/study/people.ts'
import type { StudyScreen } from '../host/routes.ts'

export type NavEntry = {
  readonly screen: StudyScreen
  readonly title: string
  readonly icon: LucideIcon
  /** Who sees it; nobody is shown a way that ends at a refusal. */
  readonly roles: readonly Role[]
  readonly count?: (sums: StudySums) => number
}

export const navEntries: readonly NavEntry[] = [
  { screen: 'work', title: 'My work', icon: NotebookPen, roles: ['coder'], count: (sums) => sums.myOpenWork },
  { screen: 'recordings', title: 'Recordings', icon: Film, roles: ['lead'], count: (sums) => sums.recordings },
  { screen: 'files', title: 'Files', icon: HardDrive, roles: ['lead'] },
  { screen: 'schemes', title: 'Schemes', icon: Ruler, roles: ['lead', 'coder'], count: (sums) => sums.schemes },
  {
    screen: 'people',
    title: 'People',
    icon: Users,
    roles: ['lead', 'coder', 'data_manager'],
    count: (sums) => sums.people,
  },
  { screen: 'assignments', title: 'Assignments', icon: ListChecks, roles: ['lead'] },
  { screen: 'training', title: 'Training', icon: GraduationCap, roles: ['lead', 'coder'] },
  { screen: 'drift', title: 'Drift', icon: Activity, roles: ['lead'] },
  { screen: 'reliability', title: 'Reliability', icon: CircleCheckBig, roles: ['lead'] },
  { screen: 'plan', title: 'Plan', icon: ClipboardList, roles: ['lead'] },
  { screen: 'export', title: 'Export', icon: FileSpreadsheet, roles: ['lead', 'data_manager'] },
]

export function entriesFor(roles: readonly Role[]): readonly NavEntry[] {
  // Who leads begins with the study, who only codes begins with the work.
  const own = navEntries.filter((entry) => entry.roles.some((role) => roles.includes(role)))
  return roles.includes('lead')
    ? own.toSorted((a, b) => Number(a.screen === 'work') - Number(b.screen === 'work'))
    : own
}
