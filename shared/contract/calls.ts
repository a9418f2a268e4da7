import { z } from 'zod'
import { Change } from '../observation/change.ts'
import { Episode } from '../observation/episode.ts'
import type { AgeRange } from '../scheme/age-range.ts'
import { ReasonCode, type ComputedGate, type OverrideRecord } from '../study/gate.ts'
import { GivenRole, type AssignmentRow, type WorkItem } from '../study/assignment.ts'
import { Passcode, Passphrase, PersonName, Role, type Person, type Session } from '../study/people.ts'
import { Place } from '../study/place.ts'
import type { PlanView } from '../study/plan-change.ts'
import { StudyPlan } from '../study/plan.ts'
import { Preferences } from '../study/preferences.ts'
import {
  ImportRow,
  Pseudonym,
  RecordingStatus,
  ShortLabel,
  type ImportOutcome,
  type RecordingDetail,
} from '../study/recording.ts'
import type {
  AppInfo,
  Chosen,
  Committed,
  ExportResult,
  FolderListing,
  ObservationView,
  RecentStudy,
  BackupRow,
  CheckResult,
  StudyGrid,
  StudySummary,
} from './views.ts'
import type { ReliabilityReport } from '../study/reliability-view.ts'
import { reliabilityCalls } from './reliability-calls.ts'
import { command, job, JobId, lead, Nothing, Path, query, returns, type Call, type Kind } from './call.ts'
import { compareCalls } from './compare-calls.ts'
import { mediaCalls } from './media-calls.ts'
import { migrationCalls } from './migration-calls.ts'
import { recodeCalls } from './recode-calls.ts'
import { SchemeRefInput, schemeCalls } from './scheme-calls.ts'
import { trainingCalls } from './training-calls.ts'

export const ChooseRequest = z.object({
  purpose: z.enum([
    'open-study',
    'new-study',
    'media-files',
    'media-folder',
    'save-workbook',
    'program',
    'scheme-file',
    'save-scheme',
    'save-booklet',
    'save-certificate',
    'save-report',
    'save-svg',
    'save-png',
  ]),
  suggestedName: z.string().max(120).default(''),
})
export type ChooseRequest = z.infer<typeof ChooseRequest>

/**
 * Every call of the application, once: name -> input, output, kind, and who may make it. Clients, handlers and routers
 * are inferred from this object, so a call without a handler does not compile.
 *
 * Inputs are checked at run time at every edge; outputs are made by our own host and are checked by the compiler.
 */
export const calls = {
  'app.info': query('anyone', Nothing, returns<AppInfo>()),
  'jobs.cancel': command('anyone', z.object({ jobId: JobId }), returns<null>()),
  'files.choose': command('anyone', ChooseRequest, returns<Chosen>()),
  'files.list': query(
    'anyone',
    z.object({ dir: z.string().max(4096), show: z.enum(['media', 'study', 'folders', 'programs', 'schemes']) }),
    returns<FolderListing>(),
  ),
  'recent.list': query('anyone', Nothing, returns<readonly RecentStudy[]>()),
  'recent.forget': command('anyone', z.object({ path: Path }), returns<null>()),

  'study.create': command(
    'anyone',
    z.object({ path: Path, name: ShortLabel, personName: PersonName, passphrase: Passphrase.optional() }),
    returns<StudySummary>(),
  ),
  'study.open': command(
    'anyone',
    z.object({ path: Path, passphrase: z.string().max(200).optional() }),
    returns<StudySummary>(),
  ),
  'study.openDemo': job('anyone', {}, returns<StudySummary>()),
  'study.tryVideo': job(
    'anyone',
    { paths: z.array(Path).min(1).max(4), template: z.string() },
    returns<{ assignmentId: string }>(),
  ),
  'study.close': command('anyone', Nothing, returns<null>()),
  'study.current': query('anyone', Nothing, returns<StudySummary | null>()),
  'study.backups': query('anyone', z.object({ path: Path }), returns<readonly BackupRow[]>()),
  'study.restore': command(
    'anyone',
    z.object({ path: Path, backup: z.string(), passphrase: z.string().max(200).optional() }),
    returns<StudySummary>(),
  ),
  /** Whether the file is whole, the change log unbroken and the media there. */
  'study.check': job(['lead', 'data_manager'], {}, returns<CheckResult>()),
  'study.plan': query('person', Nothing, returns<StudyPlan>()),
  /** Once codings are locked a change needs a reason. */
  'study.setPlan': command(lead, StudyPlan.extend({ reason: z.string().trim().max(2000).optional() }), returns<null>()),
  'study.planPage': query(lead, Nothing, returns<PlanView>()),
  /** Keeps the variables and the analysis score that will be exported, to be compared with what is. */
  'study.registerPlan': command(lead, Nothing, returns<{ hash: string }>()),

  'session.get': query('study', Nothing, returns<Session>()),
  'session.signIn': command(
    'study',
    z.object({ personId: z.string(), passcode: z.string().max(200) }),
    returns<Session>(),
  ),
  'session.signOut': command('study', Nothing, returns<Session>()),
  'people.list': query('study', Nothing, returns<readonly Person[]>()),
  /** Adding the second person asks for a passcode for both, because from then on signing in is needed. */
  'people.add': command(
    lead,
    z.object({
      name: PersonName,
      roles: z.array(Role).min(1),
      passcode: Passcode,
      ownPasscode: Passcode.optional(),
    }),
    returns<Person>(),
  ),
  'people.update': command(
    lead,
    z.object({ id: z.string(), name: PersonName, roles: z.array(Role).min(1), active: z.boolean() }),
    returns<Person>(),
  ),
  'people.setPasscode': command(
    'person',
    z.object({ id: z.string(), passcode: Passcode, current: z.string().max(200).optional() }),
    returns<null>(),
  ),

  ...mediaCalls,
  'recordings.import': job(lead, { rows: z.array(ImportRow).min(1).max(5000) }, returns<readonly ImportOutcome[]>()),
  'recordings.grid': query(
    lead,
    z.object({
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(200),
      text: z.string().max(60).default(''),
      site: z.string().max(60).default(''),
    }),
    returns<StudyGrid>(),
  ),
  'recordings.get': query(lead, z.object({ id: z.string() }), returns<RecordingDetail>()),
  'recordings.update': command(
    lead,
    z.object({
      id: z.string(),
      dyad: Pseudonym,
      timePoint: ShortLabel,
      site: z.string().max(60),
      task: z.string().max(60),
      status: RecordingStatus,
    }),
    returns<null>(),
  ),
  'recordings.setEpisodes': command(
    lead,
    z.object({ id: z.string(), episodes: z.array(Episode.omit({ id: true })).max(40) }),
    returns<readonly Episode[]>(),
  ),

  ...schemeCalls,
  ...migrationCalls,
  ...recodeCalls,
  ...trainingCalls,

  'assignments.list': query(
    lead,
    z.object({
      recordingId: z.string().optional(),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(500).default(200),
    }),
    returns<{ total: number; rows: readonly AssignmentRow[] }>(),
  ),
  'assignments.create': command(
    lead,
    z.object({
      recordingIds: z.array(z.string()).min(1).max(2000),
      scheme: SchemeRefInput,
      coders: z
        .array(z.object({ personId: z.string(), role: GivenRole }))
        .min(1)
        .max(3),
    }),
    returns<{ created: number }>(),
  ),
  /** How many of these recordings show a baby outside of the ages that a scheme is for; ages that nobody knows do not. */
  'assignments.ages': query(
    lead,
    z.object({ recordingIds: z.array(z.string()).min(1).max(2000), scheme: SchemeRefInput }),
    returns<{ outside: number; ages: AgeRange | null }>(),
  ),
  /** Takes an assignment back that nobody has begun. */
  'assignments.remove': command(lead, z.object({ id: z.string() }), returns<null>()),
  'work.mine': query('person', Nothing, returns<readonly WorkItem[]>()),

  /** Opens the observation of one's own assignment; a lead may look at a locked one. */
  'observation.open': command('person', z.object({ assignmentId: z.string() }), returns<ObservationView>()),
  'observation.commit': command(
    'person',
    z.object({
      observationId: z.string(),
      baseRevision: z.int().nonnegative(),
      label: z.string().max(80),
      change: Change,
    }),
    returns<Committed>(),
  ),
  /** Reverses the last step not yet undone (or does it again), as a new committed change. */
  'observation.undo': command(
    'person',
    z.object({ observationId: z.string(), baseRevision: z.int().nonnegative(), direction: z.enum(['undo', 'redo']) }),
    returns<Committed & { change: Change }>(),
  ),
  'observation.lock': command(
    'person',
    z.object({ observationId: z.string(), baseRevision: z.int().nonnegative() }),
    returns<{ lockedAt: string }>(),
  ),

  /** Keeps where the coder is, for the next time. Of one's own assignment only; nothing is logged. */
  'observation.setPlace': command('person', z.object({ assignmentId: z.string(), place: Place }), returns<null>()),
  'preferences.get': query('person', Nothing, returns<Preferences>()),
  'preferences.set': command('person', Preferences, returns<null>()),

  ...compareCalls,
  'reliability.report': job(lead, {}, returns<ReliabilityReport>()),
  ...reliabilityCalls,
  'gate.report': job(lead, {}, returns<ComputedGate>()),
  'gate.override': command(
    lead,
    z.object({
      scheme: z.string(),
      variables: z.array(z.string()).min(1),
      reasonCode: ReasonCode,
      reasonText: z.string().trim().min(10).max(2000),
      secondPerson: z.string().max(100).optional(),
      /** The last day on which it holds. */
      expires: z.iso.date().optional(),
    }),
    returns<OverrideRecord>(),
  ),
  'gate.overrides': query(lead, Nothing, returns<readonly OverrideRecord[]>()),
  'export.run': job(
    ['lead', 'data_manager'],
    {
      path: Path,
      draft: z.boolean(),
      includeNotes: z.boolean().default(false),
      overwrite: z.boolean().default(false),
      /** What the gate said on the screen from which the export was asked for: `verdictLines`. */
      shown: z.array(z.string().max(300)).max(5000).optional(),
    },
    returns<ExportResult>(),
  ),
} as const satisfies Record<string, Call<Kind, z.ZodType, unknown>>

export type Calls = typeof calls
export type CallName = keyof Calls
/** What a caller writes: fields with a default may be left out. */
export type CallInput<N extends CallName> = z.input<Calls[N]['input']>
/** What a handler receives: parsed, defaults filled in. */
export type ParsedInput<N extends CallName> = z.output<Calls[N]['input']>
export type CallOutput<N extends CallName> = z.output<Calls[N]['output']>
