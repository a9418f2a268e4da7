import type { LockedObservation, StudyDataset } from '../../study/dataset.ts'
import type { PairedCodings } from '../../study/drift.ts'
import type { CertificationFacts, DriftFacts } from '../../study/gate-facts.ts'
import { heldAt, majorOf } from '../../study/training.ts'
import type { CollectedScheme } from '../study/collect.ts'
import { driftRows, isPassed, openAlarm } from './drift-report.ts'

/** What was found of a scheme in the one walk over the study's codings. */
type Coded = Pick<CollectedScheme, 'scheme' | 'recordings'>
type LockedCoding = Pick<LockedObservation, 'personId' | 'recordingId' | 'role' | 'lockedAt'>

/** Locked codings of one scheme version that count as study data. */
function codingsOf({ recordings }: Coded): LockedCoding[] {
  return recordings.flatMap(({ recordingId, codings }) =>
    codings.flatMap(({ coder, role, lockedAt }) =>
      role === 'primary' || role === 'second' ? [{ personId: coder, recordingId, role, lockedAt }] : [],
    ),
  )
}

const codeOf = (dataset: StudyDataset, personId: string): string =>
  dataset.coders.find(({ id }) => id === personId)?.code ?? personId

/**
 * G02: whether those who coded held a certificate for the scheme's major version on the day on which they locked.
 * Null where the plan asks for none and nobody has one: the study then holds no such data.
 */
export function certificationFacts(dataset: StudyDataset, coded: Coded): CertificationFacts | null {
  const { scheme } = coded
  const required = dataset.plan.certificatesRequired
  const certificates = (dataset.certificates ?? []).filter(
    (one) => one.schemeId === scheme.id && one.schemeMajor === majorOf(scheme.version),
  )
  if (!required && certificates.length === 0) return null
  const codings = codingsOf(coded)
  const without = codings.filter(
    ({ personId, lockedAt }) => !certificates.some((one) => one.personId === personId && heldAt(one, lockedAt)),
  )
  const coders = [...new Set(without.map(({ personId }) => codeOf(dataset, personId)))].sort()
  return { required, codings: codings.length, without: without.length, coders }
}

/**
 * G12: for everybody who coded with this scheme, when they last coded and last passed a check, whether an alarm is open,
 * and whether what they coded since was coded once more by somebody else, who did not see it. Checks of another version with the
 * same major number count. Null where the plan asks for no checks and there are none.
 */
export function driftFacts(dataset: StudyDataset, coded: Coded): DriftFacts | null {
  const { scheme } = coded
  const required = dataset.plan.driftChecksRequired
  const checks = [...(dataset.checks?.() ?? [])].filter(
    ({ coder: { content } }) =>
      content.scheme.id === scheme.id && majorOf(content.scheme.version) === majorOf(scheme.version),
  )
  if (!required && checks.length === 0) return null
  const rows = driftRows(checks, dataset.driftClosings ?? [], dataset)
  const codings = codingsOf(coded)
  const people = [...new Set(codings.map(({ personId }) => personId))]
  const coders = people.map((personId) => {
    const own = codings.filter((one) => one.personId === personId)
    const lastPassedAt = lastPassed(checks, personId, dataset)
    const since = own.filter(({ lockedAt }) => lastPassedAt === null || lockedAt > lastPassedAt)
    return {
      code: codeOf(dataset, personId),
      lastCodedAt: latest(own.map(({ lockedAt }) => lockedAt)),
      lastPassedAt,
      alarm: rows.some((row) => row.personId === personId && openAlarm(row) !== null),
      coveredByRecodes: since.every((one) => codings.some((other) => isRecodeOf(other, one))),
    }
  })
  return { required, coders: coders.sort((a, b) => (a.code < b.code ? -1 : 1)) }
}

/**
 * Whether one coding covers another without a check: made by somebody else after it, of a recording whose analysed coding
 * it was. A second coding made before, or the primary one beside a second coding, tells nothing of drift since.
 */
const isRecodeOf = (other: LockedCoding, { personId, recordingId, role, lockedAt }: LockedCoding): boolean =>
  role === 'primary' && other.recordingId === recordingId && other.personId !== personId && other.lockedAt > lockedAt

/** When a coder last passed a check; a check after it that was not passed leaves it standing. */
function lastPassed(checks: readonly PairedCodings[], personId: string, dataset: StudyDataset): string | null {
  const passed = checks.filter((pair) => pair.coder.personId === personId && isPassed(pair, dataset))
  return latest(passed.map(({ coder }) => coder.lockedAt))
}

const latest = (times: readonly string[]): string | null =>
  times.reduce<string | null>((last, at) => (last === null || at > last ? at : last), null)
