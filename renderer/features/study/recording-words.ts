import type { AssignmentRole, ObservationStatus } from '#shared/study/assignment.ts'
import type { MediaState, RecordingRow, RecordingStatus } from '#shared/study/recording.ts'

export const statusWords: Readonly<Record<RecordingStatus, string>> = {
  received: 'received',
  not_expected: 'not expected',
  not_recorded: 'not recorded',
  stopped_request: 'stopped at request',
  technical: 'technical reason',
  too_short: 'too short',
  not_visible: 'out of view',
}

export const progressWords: Readonly<Record<RecordingRow['progress'], string>> = {
  received: 'received',
  assigned: 'assigned',
  being_coded: 'being coded',
  locked: 'locked',
  locked_twice: 'locked, twice',
}

export const roleWords: Readonly<Record<AssignmentRole, string>> = {
  primary: 'Primary',
  second: 'Second',
  adjudicator: 'Adjudicator',
  master: 'Master',
  practice: 'Practice',
  test: 'Test',
  check: 'Hidden check',
  recode: 'Recode',
}

export const workWords: Readonly<Record<ObservationStatus, string>> = {
  waiting: 'waiting',
  open: 'being coded',
  locked: 'locked',
}

export const mediaWords: Readonly<Record<MediaState, string>> = {
  present: 'In its place',
  missing: 'Not found',
  changed: 'Changed',
}
