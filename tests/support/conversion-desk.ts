import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import type { ConversionKind, ConversionRow } from '#shared/study/media.ts'
import type { App } from '../../electron/services/platform.ts'
import { clip, clipsMissing, ffmpeg, ffprobe } from './media-clips.ts'
import { appIn, jobId, temporaryFolder } from './study-builder.ts'

/** Scripts stand in for converters that misbehave: where there is no shell for them there is nothing to test with. */
export const withoutScripts = clipsMissing !== undefined || process.platform === 'win32'

const absolute = (program: string): string =>
  program.includes('/') ? program : execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim()

/** A study of a test's own with everything that concerns copies of its files within reach. */
export class ConversionDesk {
  readonly folder = temporaryFolder()
  app: App
  client: Client

  constructor() {
    ;({ app: this.app, client: this.client } = appIn(this.folder.path))
  }
  async begin(): Promise<void> {
    await this.client.call('study.create', { path: join(this.folder.path, 's'), name: 'Trial', personName: 'Lea' })
  }
  /** As when the application is ended and started again. */
  async beginAgain(): Promise<void> {
    ;({ app: this.app, client: this.client } = appIn(this.folder.path))
    await this.client.call('study.open', { path: join(this.folder.path, 's.attune') })
  }
  async end(): Promise<void> {
    await this.app.close()
    this.folder.remove()
  }

  path(...parts: readonly string[]): string {
    return join(this.folder.path, ...parts)
  }
  /** A film of the test's own, which no other one has the content of. */
  film(name: string): string {
    const path = this.path(name)
    copyFileSync(clip('mjpeg.avi'), path)
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from(`padding ${name}`)]))
    return path
  }
  add(paths: readonly string[], kind: ConversionKind = 'convert'): Promise<readonly ConversionRow[]> {
    return this.client.call('conversions.add', { items: paths.map((path) => ({ path, kind })) })
  }
  rows(): Promise<readonly ConversionRow[]> {
    return this.client.call('conversions.list', {})
  }
  run(job = jobId()): Promise<{ done: number; failed: number }> {
    return this.client.call('conversions.run', job)
  }
  async statuses(): Promise<string[]> {
    return (await this.rows()).map(({ status }) => status)
  }
  async problems(): Promise<(string | null)[]> {
    return (await this.rows()).map(({ problem }) => problem?.code ?? null)
  }
  /** What lies in the folder for copies, finished or not. */
  copies(): string[] {
    const place = this.path('s media')
    return existsSync(place) ? readdirSync(place) : []
  }
  /** Resolves when the copy at work has been begun on the disk. */
  async untilPartIsThere(): Promise<void> {
    await vi.waitUntil(() => this.copies().some((name) => name.endsWith('.part')), { timeout: 30_000, interval: 20 })
  }

  /**
   * Chooses a converter that does as `script` says: `$real` is the real one, `$part` the file that it is to write,
   * `$source` the one that it is to read.
   */
  async converterThat(script: string): Promise<string> {
    const place = this.path('program')
    mkdirSync(place, { recursive: true })
    const path = join(place, 'ffmpeg')
    const lines = [
      '#!/bin/sh',
      `real=${absolute(ffmpeg)}`,
      'if [ "$2" = "-version" ]; then exec "$real" -version; fi',
      'for last; do [ "$was" = "-i" ] && source=${last#file:}; was=$last; done',
      'part=${last#file:}',
      script,
    ]
    writeFileSync(path, lines.join('\n'))
    chmodSync(path, 0o755)
    rmSync(join(place, 'ffprobe'), { force: true })
    symlinkSync(absolute(ffprobe), join(place, 'ffprobe'))
    await this.client.call('converter.choose', { path })
    return path
  }
}
