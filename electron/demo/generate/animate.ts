import { seededRandom, type Random } from '#shared/lib/prng.ts'
import { babyNeutral, babyOverlays, babyPoses, motherNeutral, motherPoses, type Pose, type PoseKey } from './pose.ts'
import { frameMs, recordingFrames, type Script } from './script.ts'
import type { Syllable } from './voice.ts'

export type Camera = 'mother' | 'baby'
/** What the painter needs for one frame. `handInMouth` asks for the right hand at the mouth. */
export type Frame = { pose: Pose; handInMouth: number; swing: number }

/**
 * Part of the remaining way that is covered in one frame. The first step is therefore the largest, so that a change
 * is seen from exactly the frame of its onset and then settles softly.
 */
const pace: Record<PoseKey, number> = {
  yaw: 0.26,
  pitch: 0.26,
  roll: 0.2,
  shiftX: 0.2,
  shiftY: 0.2,
  zoom: 0.2,
  gazeX: 0.55,
  gazeY: 0.55,
  lid: 0.4,
  squint: 0.38,
  browUp: 0.38,
  browInner: 0.38,
  smile: 0.4,
  open: 0.42,
  square: 0.42,
  wide: 0.4,
  flush: 0.08,
  twist: 0.18,
  leftX: 0.24,
  leftY: 0.24,
  rightX: 0.24,
  rightY: 0.24,
  reach: 0.2,
  phone: 0.45,
  cover: 0.34,
}

const keys = Object.keys(pace) as PoseKey[]

type Target = { pose: Partial<Pose>; code: string; variant: number }

function targets(script: Script, camera: Camera, random: Random): Target[] {
  const [set, poses] = camera === 'mother' ? ['cg_phase', motherPoses] : ['inf_phase', babyPoses]
  const between: Target = {
    pose: camera === 'mother' ? (motherPoses['turn']?.[0] ?? {}) : (babyPoses['imon']?.[0] ?? {}),
    code: 'turn',
    variant: 0,
  }
  const opening: Target = {
    pose: (camera === 'mother' ? motherPoses['cmon'] : babyPoses['imon'])?.[0] ?? {},
    code: 'open',
    variant: 0,
  }
  const first = script.episodes[0]?.startMs ?? 0
  const line = Array.from({ length: recordingFrames }, (_, i) => (i * frameMs < first ? opening : between))
  for (const event of script.events) {
    if (event.set !== set || event.offset === null) continue
    const ways = poses[event.code] ?? [{}]
    const variant = Math.floor(random() * ways.length)
    line.fill({ pose: ways[variant] ?? {}, code: event.code, variant }, event.onset / frameMs, event.offset / frameMs)
  }
  return line
}

/** Blinks of six frames, never within half a second of an onset, where they could pass for it. */
function blinks(script: Script, camera: Camera, random: Random): Float32Array {
  const closed = new Float32Array(recordingFrames)
  const set = camera === 'mother' ? 'cg_' : 'inf_'
  const onsets = script.events
    .filter((event) => event.set.startsWith(set))
    .flatMap((event) => [event.onset, event.offset ?? 0])
  const shape = [0.55, 1, 0.9, 0.6, 0.3, 0.1]
  for (let at = 30 + Math.floor(random() * 40); at < recordingFrames - 8; at += 55 + Math.floor(random() * 90)) {
    if (onsets.some((onset) => Math.abs(onset / frameMs - at - 2) < 13)) continue
    shape.forEach((value, i) => (closed[at + i] = value))
  }
  return closed
}

function voiceShape(syllables: readonly Syllable[], camera: Camera): Float32Array {
  const shape = new Float32Array(recordingFrames).fill(-1)
  for (const { who, from, to } of syllables) {
    if (who !== camera) continue
    // Full from the first frame on, so that the mouth is seen to open at the onset.
    for (let i = from; i < to; i++)
      shape[i] = Math.max(0.3, Math.sin(Math.PI * Math.min(1, 0.4 + (0.6 * (i - from)) / (to - from))))
  }
  return shape
}

/** How the mouth follows the voice: talk opens and closes it, a cry or a laugh only modulates it. */
function withVoice(pose: Pose, code: string, voice: number): Pose {
  if (code === 'cvoc' || code === 'cint' || code === 'cneg')
    return { ...pose, open: voice < 0 ? 0.04 : pose.open * (0.35 + 0.95 * voice) }
  if (voice < 0)
    return code === 'ipro' || code === 'ipos' || code === 'cpos' ? { ...pose, open: pose.open * 0.72 } : pose
  if (code === 'cpos' || code === 'ipos' || code === 'ipro') return { ...pose, open: pose.open * (0.8 + 0.35 * voice) }
  return { ...pose, open: Math.max(pose.open, 0.26 * voice), wide: code === 'imon' ? 0.2 : pose.wide }
}

type Life = { t: number; sway: number; shift: Shift; code: string; variant: number }
type Shift = { yaw: number; pitch: number; roll: number }

/**
 * Small shifts of the head: one every one to three seconds, then rest, as sitting people do. Rest also keeps the files
 * small, because a still picture costs the encoder next to nothing.
 */
function* headShifts(random: Random): Generator<Shift, never> {
  const now: Shift = { yaw: 0, pitch: 0, roll: 0 }
  const goal: Shift = { yaw: 0, pitch: 0, roll: 0 }
  const spread = (size: number): number => (random() * 2 - 1) * size
  let left = 0
  for (;;) {
    if (left === 0) {
      Object.assign(goal, { yaw: spread(0.05), pitch: spread(0.04), roll: spread(0.03) })
      left = 30 + Math.floor(random() * 45)
    }
    left -= 1
    for (const key of ['yaw', 'pitch', 'roll'] as const) {
      const rest = goal[key] - now[key]
      now[key] = Math.abs(rest) < 0.0025 ? goal[key] : now[key] + rest * 0.16
    }
    yield now
  }
}

/** Small movement that goes on within a state. Added after easing; slow, so that onsets stay the largest change. */
function mothersLife(pose: Pose, { t, sway, shift, code, variant }: Life): Pose {
  if (code === 'csf') return pose
  const moved = { ...pose, yaw: pose.yaw + shift.yaw, pitch: pose.pitch + shift.pitch, roll: pose.roll + shift.roll }
  if (code === 'cpos' || code === 'cint') {
    const beat = Math.sin(t * 4.6 + sway)
    const spread = variant === 2 ? 9 : 5
    moved.roll += 0.02 * beat
    moved.leftX -= spread * beat
    moved.rightX += spread * beat
  }
  return moved
}

function babysLife(pose: Pose, { t, sway, shift, code }: Life): Pose {
  if (code === 'islp') return { ...pose, shiftY: pose.shiftY + 1.2 * Math.sin(t * 1.8) }
  const moved = { ...pose, yaw: pose.yaw + shift.yaw, pitch: pose.pitch + shift.pitch, roll: pose.roll + shift.roll }
  if (code !== 'ipro' && code !== 'ipos') return moved
  const [energy, speed] = code === 'ipro' ? [9, 6.6] : [6, 4.8]
  moved.leftY += energy * Math.sin(t * speed + sway)
  moved.rightY += energy * Math.sin(t * speed + sway + 1.4)
  return moved
}

/** For each frame the sum of what the baby's regulation codes ask for. */
function overlaysOf(script: Script): (Partial<Pose> & { mouth?: true })[] {
  const line: (Partial<Pose> & { mouth?: true })[] = Array.from({ length: recordingFrames }, () => ({}))
  for (const event of script.events) {
    if (event.set !== 'inf_reg' || event.offset === null) continue
    for (let i = event.onset / frameMs; i < event.offset / frameMs; i++) {
      const mouth = event.code === 'oral' ? { mouth: true as const } : {}
      line[i] = { ...line[i], ...babyOverlays[event.code], ...mouth }
    }
  }
  return line
}

/** Every frame of one camera of one recording; the same script gives the same frames. */
export function* animate(script: Script, camera: Camera, syllables: readonly Syllable[]): Generator<Frame> {
  const random = seededRandom(script.seed + (camera === 'mother' ? 1000 : 2000))
  const line = targets(script, camera, random)
  const closed = blinks(script, camera, random)
  const voice = voiceShape(syllables, camera)
  const overlays = camera === 'baby' ? overlaysOf(script) : []
  const neutral = camera === 'mother' ? motherNeutral : babyNeutral
  const sway = random() * 6
  const shifts = headShifts(random)
  let now: Pose = { ...neutral, ...line[0]?.pose }
  let handInMouth = 0
  let reaching = 0
  for (let i = 0; i < recordingFrames; i++) {
    const { pose, code, variant } = line[i] ?? { pose: {}, code: 'open', variant: 0 }
    const { mouth, ...overlay } = overlays[i] ?? {}
    const goal = { ...withVoice({ ...neutral, ...pose }, code, voice[i] ?? -1), ...overlay }
    if (mouth === true) goal.rightY = 246
    const next = { ...now }
    for (const key of keys) next[key] = now[key] + (goal[key] - now[key]) * pace[key]
    now = next
    handInMouth += ((mouth === true ? 1 : 0) - handInMouth) * 0.34
    reaching += ((code === 'ienv' && variant === 0 ? 1 : 0) - reaching) * 0.12
    // Drawn on twos: half the small changes, hardly seen, and a much smaller file.
    const life = { t: (Math.floor(i / 2) * 2 * frameMs) / 1000, sway, shift: shifts.next().value, code, variant }
    const lively = camera === 'mother' ? mothersLife(now, life) : babysLife(now, life)
    yield {
      pose: { ...lively, lid: lively.lid * (1 - (closed[i] ?? 0)) },
      handInMouth,
      swing: reaching * 0.09 * Math.sin(life.t * 4.2),
    }
  }
}
