import type { DesktopBridge } from '#shared/contract/desktop-bridge.ts'
import type { ErrorEnvelope } from '#shared/lib/app-error.ts'

/** How every host answers a call, whatever the transport. */
export type Reply =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ErrorEnvelope }

declare global {
  interface Window {
    readonly attune?: DesktopBridge
  }
}

/** Paths of dropped files, or null in a browser, which does not tell them. */
export function droppedPaths(files: readonly File[]): readonly string[] | null {
  const bridge = window.attune
  if (bridge === undefined) return null
  return files.map((file) => bridge.pathForFile(file)).filter((path) => path !== '')
}
