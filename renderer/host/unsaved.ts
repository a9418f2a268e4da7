import { create } from 'zustand'

/** Whether the workspace holds steps that are not on disk: then only the person may take it off the screen. */
export const useUnsaved = create<{ readonly any: boolean }>()(() => ({ any: false }))
