import { dialog, type BrowserWindow, type FileFilter, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { ChooseRequest } from '#shared/contract/calls.ts'

type Native =
  | { readonly kind: 'open'; readonly options: OpenDialogOptions }
  | { readonly kind: 'save'; readonly options: SaveDialogOptions }

const STUDIES: FileFilter[] = [{ name: 'Attune study', extensions: ['attune'] }]
const SCHEMES: FileFilter[] = [{ name: 'Coding scheme', extensions: ['json'] }]
const WORKBOOKS: FileFilter[] = [{ name: 'Excel workbook', extensions: ['xlsx'] }]
const PAGES: FileFilter[] = [{ name: 'Page to print', extensions: ['html'] }]
const DRAWINGS: FileFilter[] = [{ name: 'Drawing', extensions: ['svg'] }]
const PICTURES: FileFilter[] = [{ name: 'Picture', extensions: ['png'] }]
/** Also files that cannot be played: the person learns why when one is probed, not by finding it greyed out. */
const VIDEOS: FileFilter[] = [
  {
    name: 'Video',
    extensions: ['mp4', 'm4v', 'mov', 'mkv', 'webm', 'mts', 'm2ts', 'ts', 'mpg', 'mpeg', 'avi', 'wmv', '3gp'],
  },
  { name: 'All files', extensions: ['*'] },
]

/** Which of the system's dialogs answers a request, and how it is set up. */
export function nativeDialog(request: ChooseRequest): Native {
  switch (request.purpose) {
    case 'open-study':
      return { kind: 'open', options: { title: 'Open study', filters: STUDIES, properties: ['openFile'] } }
    case 'new-study':
      return { kind: 'save', options: saving('New study', STUDIES, request.suggestedName, 'Study.attune') }
    case 'media-files':
      return {
        kind: 'open',
        options: { title: 'Choose recordings', filters: VIDEOS, properties: ['openFile', 'multiSelections'] },
      }
    case 'media-folder':
      return { kind: 'open', options: { title: 'Choose a folder of recordings', properties: ['openDirectory'] } }
    case 'program':
      return { kind: 'open', options: { title: 'Choose ffmpeg', properties: ['openFile'] } }
    case 'scheme-file':
      return { kind: 'open', options: { title: 'Take in a scheme', filters: SCHEMES, properties: ['openFile'] } }
    case 'save-scheme':
      return { kind: 'save', options: saving('Save scheme', SCHEMES, request.suggestedName, 'scheme.json') }
    case 'save-booklet':
      return { kind: 'save', options: saving('Save booklet', PAGES, request.suggestedName, 'booklet.html') }
    case 'save-certificate':
      return { kind: 'save', options: saving('Save certificate', PAGES, request.suggestedName, 'certificate.html') }
    case 'save-report':
      return { kind: 'save', options: saving('Save report', PAGES, request.suggestedName, 'reliability.html') }
    case 'save-svg':
      return { kind: 'save', options: saving('Save plot', DRAWINGS, request.suggestedName, 'plot.svg') }
    case 'save-png':
      return { kind: 'save', options: saving('Save plot', PICTURES, request.suggestedName, 'plot.png') }
    case 'save-workbook':
      return { kind: 'save', options: saving('Save workbook', WORKBOOKS, request.suggestedName, 'attune-export.xlsx') }
  }
}

const saving = (title: string, filters: FileFilter[], suggested: string, fallback: string): SaveDialogOptions => ({
  title,
  filters,
  defaultPath: suggested === '' ? fallback : suggested,
  properties: ['createDirectory', 'showOverwriteConfirmation'],
})

/** Asks through the system's own dialog, attached to our window. @returns the chosen paths; none when it was cancelled */
export async function choose(request: ChooseRequest, window: BrowserWindow | undefined): Promise<readonly string[]> {
  if (window === undefined) return []
  const native = nativeDialog(request)
  if (native.kind === 'open') {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, native.options)
    return canceled ? [] : filePaths
  }
  const { canceled, filePath } = await dialog.showSaveDialog(window, native.options)
  return canceled || filePath === '' ? [] : [filePath]
}
