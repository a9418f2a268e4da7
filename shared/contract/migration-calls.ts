import { z } from 'zod'
import { Decisions } from '../study/migration/migration-item.ts'
import { command, job, lead, query, returns } from './call.ts'
import type { BroughtOver, MigrationPreview, MigrationRow } from './migration-views.ts'

const asked = {
  id: z.string().max(60),
  from: z.string().max(30),
  to: z.string().max(30),
  decisions: Decisions.default({}),
}
export const MigrationReason = z.string().trim().min(10).max(2000)

/** Bringing codings over from one version of a scheme to a later one, looking at it before, and taking it back. */
export const migrationCalls = {
  'migrations.preview': job(lead, asked, returns<MigrationPreview>()),
  /** All of them or none. The originals stay, and what is made supersedes them. */
  'migrations.apply': job(lead, { ...asked, reason: MigrationReason }, returns<MigrationRow>()),
  'migrations.list': query(lead, z.object({ id: z.string().max(60) }), returns<readonly MigrationRow[]>()),
  'migrations.codings': query(lead, z.object({ migrationId: z.string().max(60) }), returns<readonly BroughtOver[]>()),
  /** The originals count again; what was made is kept and enters nothing. Refused once somebody has worked on it. */
  'migrations.revert': command(
    lead,
    z.object({ migrationId: z.string().max(60), reason: MigrationReason }),
    returns<MigrationRow>(),
  ),
}
