import type { CameraView } from '#shared/study/recording.ts'
import type { PatternProblem } from '#shared/study/register-pattern.ts'
import type { EntryProblem } from '#shared/study/register.ts'

export const viewWords: Readonly<Record<CameraView, string>> = {
  caregiver: 'Caregiver',
  infant: 'Infant',
  both: 'Both',
  other: 'Other',
}

export const entryProblemWords: Readonly<Record<EntryProblem, string>> = {
  'no-dyad': 'The dyad is missing.',
  'bad-dyad': 'A dyad is a pseudonym of letters, digits, dot, hyphen and underscore.',
  'no-time': 'The time point is missing.',
  'bad-age': 'The age is a number of weeks.',
  'bad-pause': 'A pause is a number of seconds, or hours, minutes and seconds such as 0:12:30.',
  'pause-first': 'The first file of a camera has no pause before it: pauses stand between files of one camera.',
  'long-text': 'A text is longer than 60 letters.',
  'same-camera':
    'Several files show the same view of this recording. Either they follow each other, or one of them is another view: choose it in its line.',
  'part-missing': 'Some files of this camera say which part they are, and others do not.',
  'same-part': 'Two files of one camera are the same part.',
  'too-many-cameras': 'One recording has four cameras at most.',
  'too-many-files': 'One recording has 64 files at most.',
  'files-differ': 'Files of one recording name different sites or ages.',
}

export const patternProblemWords: Readonly<Record<PatternProblem, string>> = {
  empty: 'Write a pattern, such as {dyad}_{time}_{camera}.',
  unclosed: 'A brace stands without its partner.',
  'unknown-field': 'Not a place that Attune knows.',
  'repeated-field': 'A place may stand once only.',
  touching: 'Between two places there has to be some text, or nothing tells where the first ends.',
  'no-dyad': 'The pattern needs {dyad}.',
}

export const tableProblemWords = {
  empty: 'Nothing is pasted yet.',
  'no-file-column': 'The first row has to name the columns; one of them is “file”.',
  'no-dyad-column': 'The first row has to name the columns; one of them is “dyad”.',
} as const
