import type { Sheet } from '../sheet.ts'
import { provenanceSheet, readmeSheet } from './about-sheets.ts'
import type { Book } from './book.ts'
import { codebookSheet } from './codebook-sheet.ts'
import { longEvents } from './event-sheet.ts'
import { hasIntervals, longIntervals } from './interval-sheet.ts'
import { overridesSheet } from './override-sheet.ts'
import { reliabilitySheet } from './reliability-sheet.ts'
import { longScores, widePerRecording } from './score-sheets.ts'

/** The whole workbook, sheet by sheet, in the order in which a reader meets them. */
export function workbookSheets(book: Book): readonly Sheet[] {
  return [
    readmeSheet(book),
    widePerRecording(book),
    longScores(book),
    longEvents(book),
    ...(hasIntervals(book) ? [longIntervals(book)] : []),
    reliabilitySheet(book),
    codebookSheet(book),
    provenanceSheet(book),
    overridesSheet(book),
  ]
}
