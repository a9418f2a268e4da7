import { z } from 'zod'
import { starterShapes } from '../scheme/edit/starters.ts'
import { Scheme } from '../scheme/scheme.ts'
import type { SchemeComparison } from '../scheme/versions/compare-schemes.ts'
import { LicenceStatement, type KeptLicence } from '../study/licence.ts'
import { command, lead, Nothing, Path, query, returns } from './call.ts'
import { MakeCriterion, SortRef, type SortsToChoose } from './criterion-views.ts'
import type { DraftRow, DraftView, SchemeFileLook, SchemeRow } from './views.ts'

export const SchemeRefInput = z.object({ id: z.string(), version: z.string() })
const Revision = z.int().nonnegative()

/** The life of schemes: from a file or a template to a published version, and to its retirement. */
export const schemeCalls = {
  'schemes.list': query('person', Nothing, returns<readonly SchemeRow[]>()),
  'schemes.get': query('person', SchemeRefInput, returns<Scheme>()),
  /** Publishes a built-in template in this study. Publishing the same version again changes nothing. */
  'schemes.addTemplate': command(lead, z.object({ template: z.string() }), returns<SchemeRow>()),
  /** A draft from a built-in template or an empty shape, as a scheme of one's own. */
  'schemes.draftTemplate': command(
    lead,
    z.object({ template: z.string(), as: Scheme.pick({ id: true, name: true }) }),
    returns<DraftRow>(),
  ),
  /** What a lead stated about the instrument behind a scheme, or null. */
  'schemes.licence': query('person', z.object({ id: z.string() }), returns<KeptLicence | null>()),
  'schemes.stateLicence': command(lead, LicenceStatement.extend({ id: z.string() }), returns<null>()),
  /** What taking in a file would bring, or everything that is wrong with it. Keeps nothing. */
  'schemes.readFile': query(lead, z.object({ path: Path }), returns<SchemeFileLook>()),
  /** Makes a draft of a valid file; in place of the draft of the same id, if there is one. */
  'schemes.importFile': command(lead, z.object({ path: Path }), returns<DraftRow>()),
  'schemes.exportFile': command(
    lead,
    SchemeRefInput.extend({ path: Path }),
    returns<{ readonly path: string; readonly hash: string }>(),
  ),
  /** A version as a coding manual to be printed, a page that needs nothing else. Coders may have it too. */
  'schemes.booklet': command('person', SchemeRefInput.extend({ path: Path }), returns<{ readonly path: string }>()),
  'schemes.drafts': query(lead, Nothing, returns<readonly DraftRow[]>()),
  'schemes.draft': query(lead, z.object({ id: z.string() }), returns<DraftView>()),
  /** A draft from a published version: the next version of it, or (`as`) a scheme of one's own. */
  'schemes.copyToDraft': command(
    lead,
    SchemeRefInput.extend({ as: Scheme.pick({ id: true, name: true }).nullable() }),
    returns<DraftRow>(),
  ),
  /** A draft of a new scheme: an example of its shape to begin with, or what somebody has of another draft. */
  'schemes.makeDraft': command(
    lead,
    Scheme.pick({ id: true, name: true }).extend({
      from: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('starter'), shape: z.enum(starterShapes) }),
        z.object({ kind: z.literal('draft'), value: z.unknown() }),
      ]),
    }),
    returns<DraftRow>(),
  ),
  /** A draft may hold problems, and fields that are not filled in: it is JSON within bounds (`readDraft`). */
  'schemes.saveDraft': command(
    lead,
    z.object({ id: z.string(), baseRevision: Revision, scheme: z.unknown() }),
    returns<{ readonly revision: number }>(),
  ),
  'schemes.discardDraft': command(lead, z.object({ id: z.string() }), returns<null>()),
  'schemes.publishDraft': command(
    lead,
    z.object({ id: z.string(), baseRevision: Revision, version: Scheme.shape.version }),
    returns<SchemeRow>(),
  ),
  /** A retired version takes no new assignments; what is coded with it stays. */
  'schemes.retire': command(lead, SchemeRefInput.extend({ retired: z.boolean() }), returns<null>()),
  /** What a criterion sort may be made of: the finished sorts of locked codings, by people and masters alike. */
  'schemes.sortsToChoose': query(lead, SortRef, returns<SortsToChoose>()),
  /** A draft of the next version with a criterion sort that is the mean of these. */
  'schemes.makeCriterion': command(lead, MakeCriterion, returns<DraftRow>()),
  'schemes.compare': query(
    'person',
    z.object({ id: z.string(), from: z.string(), to: z.string() }),
    returns<SchemeComparison>(),
  ),
}
