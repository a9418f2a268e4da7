import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { mediaUrl } from '../../../electron/desktop/addresses.ts'
import { appResponse, registerSchemes, serve, servedMedia } from '../../../electron/desktop/protocols.ts'

const electron = vi.hoisted(() => ({ registerSchemesAsPrivileged: vi.fn() }))
vi.mock('electron', () => ({ protocol: electron }))

const folder = mkdtempSync(join(tmpdir(), 'attune-protocols-'))
const pages = join(folder, 'renderer')
mkdirSync(join(pages, 'assets'), { recursive: true })
writeFileSync(join(pages, 'index.html'), '<!doctype html>')
writeFileSync(join(pages, 'assets', 'main.js'), 'export {}')
writeFileSync(join(pages, '.env'), 'SECRET=1')
writeFileSync(join(folder, 'outside.json'), '{}')
writeFileSync(join(folder, 'renderer-other.json'), '{}')
writeFileSync(join(folder, 'clip.mp4'), '0123456789')
afterAll(() => rmSync(folder, { recursive: true }))

const get = (url: string, init?: RequestInit) => appResponse(pages, new Request(url, init))

test('the address of the application shows the interface', async () => {
  const response = await get('app://attune/')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await response.text()).toBe('<!doctype html>')
})

test('a script is served as a script', async () => {
  const response = await get('app://attune/assets/main.js?v=1')
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await response.text()).toBe('export {}')
})

test('every page carries a policy that starts from nothing and allows no inline code', async () => {
  const policy = (await get('app://attune/')).headers.get('content-security-policy') ?? ''
  const directives = new Map(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]))
  expect(directives.get('default-src')).toEqual(["'none'"])
  expect(directives.get('script-src')).toEqual(["'self'"])
  expect(directives.get('style-src')).toEqual(["'self'", expect.stringMatching(/^'sha256-[\w+/]{43}='$/)])
  expect(directives.get('connect-src')).toEqual(["'self'", 'media:'])
  expect(directives.get('worker-src')).toEqual(["'self'"])
  expect(directives.get('object-src')).toEqual(["'none'"])
  expect(directives.get('base-uri')).toEqual(["'none'"])
  expect(directives.get('frame-ancestors')).toEqual(["'none'"])
  expect(directives.get('media-src')).toEqual(["'self'", 'media:', 'blob:'])
  expect(policy).not.toMatch(/unsafe-|https?:|\*/)
})

test.each([
  'app://attune/../outside.json',
  'app://attune/%2e%2e/outside.json',
  'app://attune/..%2foutside.json',
  'app://attune/assets/..%2f..%2foutside.json',
  'app://attune/..%5coutside.json',
  'app://attune/..%2frenderer-other.json',
  'app://attune/%00',
  'app://attune/%E0%A4%A',
  'app://attune/.env',
  'app://attune/assets',
  'app://attune/missing.js',
  'app://other/index.html',
])('%s is not found', async (url) => {
  expect((await get(url)).status).toBe(404)
})

test('only reading is allowed', async () => {
  expect((await get('app://attune/', { method: 'POST' })).status).toBe(405)
})

const clip = {
  media: (id: string) =>
    Promise.resolve(id === 'm/1' ? { path: join(folder, 'clip.mp4'), type: 'video/mp4' } : undefined),
}
const media = (url: string, headers: Record<string, string> = {}) => servedMedia(clip, new Request(url, { headers }))

test('a range of a medium is answered with exactly that range', async () => {
  const response = await media(mediaUrl('m/1'), { range: 'bytes=2-5' })
  expect(response.status).toBe(206)
  expect(response.headers.get('content-range')).toBe('bytes 2-5/10')
  expect(await response.text()).toBe('2345')
})

test('our page may read the frames of a medium, and no other page', async () => {
  const response = await media(mediaUrl('m/1'), { range: 'bytes=0-0' })
  expect(response.headers.get('access-control-allow-origin')).toBe('app://attune')
  expect(response.headers.get('access-control-expose-headers')).toContain('Content-Range')
  await response.body?.cancel()
})

test.each([
  'media://file/unknown',
  'media://file/',
  'media://file/m/1',
  'media://other/m%2F1',
  'media://file/%E0%A4%A',
])('%s is not found', async (url) => {
  expect((await media(url)).status).toBe(404)
})

test('both schemes are registered as standard and secure, and media can be streamed', () => {
  registerSchemes()
  const [schemes] = electron.registerSchemesAsPrivileged.mock.calls[0] as [
    { scheme: string; privileges: Record<string, boolean> }[],
  ]
  expect(schemes.map((entry) => entry.scheme)).toEqual(['app', 'media'])
  for (const { privileges } of schemes) {
    expect(privileges).toMatchObject({ standard: true, secure: true, supportFetchAPI: true })
    expect(privileges['bypassCSP']).toBeUndefined()
  }
  expect(schemes[1]?.privileges).toMatchObject({ stream: true, corsEnabled: true })
})

test('the session serves these two schemes', () => {
  const handle = vi.fn()
  serve({ handle } as unknown as Parameters<typeof serve>[0], pages, clip)
  expect(handle.mock.calls.map(([scheme]) => scheme as string)).toEqual(['app', 'media'])
})
