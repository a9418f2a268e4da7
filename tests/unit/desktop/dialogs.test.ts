import { beforeEach, expect, test, vi } from 'vitest'
import { choose, nativeDialog } from '../../../electron/desktop/dialogs.ts'
import { fakeWindow } from './fake-window.ts'

const dialog = vi.hoisted(() => ({ showOpenDialog: vi.fn(), showSaveDialog: vi.fn() }))
vi.mock('electron', () => ({ dialog }))

const { window } = fakeWindow()
beforeEach(() => vi.clearAllMocks())

test('several recordings can be chosen at once, one study only', () => {
  expect(nativeDialog({ purpose: 'media-files', suggestedName: '' }).options.properties).toContain('multiSelections')
  expect(nativeDialog({ purpose: 'open-study', suggestedName: '' }).options.properties).toEqual(['openFile'])
})

test('one scheme is taken in at a time, and only files that can be one are offered', () => {
  const { options } = nativeDialog({ purpose: 'scheme-file', suggestedName: '' })
  expect(options.properties).toEqual(['openFile'])
  expect(options.filters?.map(({ extensions }) => extensions)).toEqual([['json']])
})

test('a folder of recordings is chosen as a folder', () => {
  expect(nativeDialog({ purpose: 'media-folder', suggestedName: '' }).options.properties).toEqual(['openDirectory'])
})

test.each(['new-study', 'save-workbook', 'save-scheme', 'save-booklet'] as const)(
  '%s asks where to save, and before it replaces a file',
  (purpose) => {
    const native = nativeDialog({ purpose, suggestedName: 'Visit' })
    expect(native.kind).toBe('save')
    expect(native.options.defaultPath).toBe('Visit')
    expect(native.options.properties).toContain('showOverwriteConfirmation')
  },
)

test('the dialog belongs to our window and its paths are the answer', async () => {
  dialog.showOpenDialog.mockResolvedValue({ canceled: false, filePaths: ['a.mp4', 'b.mp4'] })
  expect(await choose({ purpose: 'media-files', suggestedName: '' }, window)).toEqual(['a.mp4', 'b.mp4'])
  expect(dialog.showOpenDialog.mock.calls[0]?.[0]).toBe(window)
})

test('the place to save is the answer', async () => {
  dialog.showSaveDialog.mockResolvedValue({ canceled: false, filePath: 'x.xlsx' })
  expect(await choose({ purpose: 'save-workbook', suggestedName: '' }, window)).toEqual(['x.xlsx'])
})

test('a cancelled dialog chooses nothing', async () => {
  dialog.showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] })
  dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' })
  expect(await choose({ purpose: 'open-study', suggestedName: '' }, window)).toEqual([])
  expect(await choose({ purpose: 'new-study', suggestedName: '' }, window)).toEqual([])
})

test('without a window nothing is asked', async () => {
  expect(await choose({ purpose: 'open-study', suggestedName: '' }, undefined)).toEqual([])
  expect(dialog.showOpenDialog).not.toHaveBeenCalled()
})
