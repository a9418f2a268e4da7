export type Host = 'desktop' | 'browser'

export type HostFacts = {
  readonly asked: Host | undefined
  readonly hasDisplay: boolean
  /** Chromium's sandbox does not run for root on Linux, and Attune never runs without it. */
  readonly isRoot: boolean
  readonly hasRuntime: boolean
}

/** What to do next: open a host, perhaps with a line that says why not the other, or try to fetch the runtime first. */
export type HostChoice =
  { readonly open: 'desktop' } | { readonly open: 'browser'; readonly because?: string } | { readonly open: 'download' }

/** Which host opens. An unmet wish is answered by the browser host and one reason, never by nothing. */
export function chooseHost(facts: HostFacts): HostChoice {
  const obstacle = obstacleTo(facts)
  if (facts.asked === 'browser') return { open: 'browser' }
  if (obstacle !== undefined)
    return facts.asked === 'desktop' ? { open: 'browser', because: obstacle } : { open: 'browser' }
  return facts.hasRuntime ? { open: 'desktop' } : { open: 'download' }
}

function obstacleTo(facts: HostFacts): string | undefined {
  if (!facts.hasDisplay) return 'there is no display'
  if (facts.isRoot) return 'its sandbox does not run for the root user'
  return undefined
}

/** Whether a window can be shown. On Linux that takes an X or Wayland session. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  if (platform !== 'linux') return true
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}

/** The line a person reads when the desktop application was wanted and the browser opens instead. */
export const insteadOfDesktop = (because: string): string =>
  `Opening in the browser, because the desktop application is not available: ${because}.`
