import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { ObservationState } from './observation-store.ts'
import type { Workspace, WorkspaceState } from './workspace.ts'

export const WorkspaceContext = createContext<Workspace | null>(null)

/** The open workspace. Throws outside of the coding screen, which is a fault of ours. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (workspace === null) throw new Error('useWorkspace outside of the coding screen')
  return workspace
}

export function useObservation<T>(select: (state: ObservationState) => T): T {
  return useStore(useWorkspace().observation.store, select)
}

export function useWorkspaceUi<T>(select: (state: WorkspaceState) => T): T {
  return useStore(useWorkspace().ui, select)
}
