/**
 * Everything a screen may know about scanning. Adapters implement these; nobody outside `lib/scanning` imports an
 * adapter by name. Texts are never numbers: leading zeros and GS1 group separators (U+001D) are data.
 */
import type { BarcodeErrorCode, Identity } from '../domain/barcodes/index.ts';

/** The symbologies the product reads, by the names of the web's own Barcode Detection API. */
export const CODE_FORMATS = [
  'code_128',
  'code_39',
  'codabar',
  'ean_8',
  'ean_13',
  'itf',
  'qr_code',
  'data_matrix',
  'pdf417',
  'aztec',
] as const;

/** One symbology the product reads. */
export type CodeFormat = (typeof CODE_FORMATS)[number];

/** Where a code came from: the live camera, a scanner that types, a person who types, or a picture. */
export type CodeSource = 'camera' | 'wedge' | 'typed' | 'still';

/** A width and a height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A part of a picture, in pixels. */
export interface Rectangle extends Size, Point {}

/** A point in the coordinates of the whole frame. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A code as some decoder saw it, before it is judged. */
export interface DecodedCode {
  readonly text: string;
  /** `unknown` when a scanner that types did not say. */
  readonly format: CodeFormat | 'unknown';
  /** AIM identifier such as `]d2`; it is how GS1 data is told from plain text. Never part of `text`. */
  readonly symbologyIdentifier?: string;
  readonly source: CodeSource;
  /** Milliseconds on the same clock as `performance.now()`: when the frame was taken or the last key came. */
  readonly at: number;
  /** The outline, clockwise from the top left of the symbol, when the decoder knows it. */
  readonly corners?: readonly Point[];
}

/** Raw RGBA pixels; a browser's `ImageData` is one, and so is what a test makes in Node. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** What a decoder can look at. The caller keeps ownership: a decoder neither closes nor changes a frame. */
export type Frame = Pixels | ImageBitmap | VideoFrame;

/** What a decoder is told about one frame. */
export interface DecodeRequest {
  readonly at: number;
  readonly source: 'camera' | 'still';
  /** The part of the frame to look at and the size to look at it in; the whole frame as it is, unless told. */
  readonly look?: { readonly cut: Rectangle; readonly size: Size };
  /** Whether something else is to be seen than at the last look: what most labels need is tried first then. */
  readonly isNew?: boolean;
}

/** How a decoder follows a camera. */
export interface FollowOptions {
  readonly region: Region | null;
  /** How long it rests after a look, as a multiple of what the look took. */
  readonly rest: number;
}

/** What a decoder that follows a camera tells: codes at once, and about twice a second that it is at work. */
export interface FollowEvents {
  onWord(word: FollowWord): void;
  /** The camera has ended, or (with an error) the decoder is broken. It follows no more. */
  onEnd(error: Error | null): void;
}

/** How a decoder is getting on with a camera. */
export interface FollowWord {
  /** Since the word before. */
  readonly looks: number;
  readonly codes: readonly DecodedCode[];
  /** The newest look, and how large the whole picture was; `null` before the first. */
  readonly last: { readonly request: DecodeRequest; readonly size: Size } | null;
}

/** A decoder that follows a camera, as whoever asked for it holds it. */
export interface Following {
  /** Where to look from now on; `null` looks at the whole picture. */
  aim(region: Region | null): void;
  /** Lets pictures pass, or looks at them again. */
  hold(isHeld: boolean): void;
  /** Ends it; no event comes after that. */
  leave(): void;
}

/** One way of reading codes out of a picture. */
export interface Decoder {
  readonly id: string;
  readonly formats: readonly CodeFormat[];
  /** Resolves to what was read, an empty list when nothing was. Rejects only when the decoder itself is broken. */
  decode(frame: Frame, request: DecodeRequest): Promise<readonly DecodedCode[]>;
  /**
   * Takes the pictures of a camera by itself, so that the page has nothing to do with them; missing where a decoder cannot. The
   * stream is the decoder's from then on.
   */
  follow?(frames: ReadableStream<Frame>, options: FollowOptions, events: FollowEvents): Following;
  /** Frees workers and memory; the decoder is not used afterwards. */
  close(): void;
}

/** Why there is no picture; each has its own message and next step on the screen. `camera_not_loaded`: its script could not be had. */
export type CameraErrorCode =
  'camera_denied' | 'camera_missing' | 'camera_busy' | 'camera_unsupported' | 'camera_insecure' | 'camera_not_loaded';

/** Thrown by every method of a camera session that can fail. */
export class CameraError extends Error {
  override readonly name = 'CameraError';
  readonly code: CameraErrorCode;

  constructor(code: CameraErrorCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** One camera a person can choose. The label is empty until permission was given. */
export interface CameraInfo {
  readonly deviceId: string;
  readonly label: string;
}

/** What the running camera can do beyond showing a picture. */
export interface CameraCapabilities {
  readonly torch: boolean;
  /** `null` where the camera cannot zoom. */
  readonly zoom: { readonly min: number; readonly max: number; readonly step: number } | null;
}

/** A part of the picture as fractions of its width and height, 0 to 1: where the guide is drawn. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `stopped` before `start` and after `stop`; `lost` when the camera was taken away (unplugged, another app). */
export type CameraState = 'stopped' | 'starting' | 'running' | 'paused' | 'lost';

/** Options of `CameraSession.start`. Without a device the camera facing away from the person is asked for. */
export interface CameraStart {
  readonly deviceId?: string;
}

/** The live camera: shows itself in a video element and feeds the decoders behind it. */
export interface CameraSession {
  readonly state: CameraState;
  /** Rejects with `CameraError`. The video element gets `playsinline` and `muted` (iOS needs both). */
  start(video: HTMLVideoElement, options?: CameraStart): Promise<void>;
  cameras(): Promise<readonly CameraInfo[]>;
  switchTo(deviceId: string): Promise<void>;
  capabilities(): CameraCapabilities;
  setTorch(on: boolean): Promise<void>;
  setZoom(factor: number): Promise<void>;
  /** Where to look; `null` looks at the whole picture. */
  setRegion(region: Region | null): void;
  /** Keeps the picture and stops decoding; the torch goes on as it was. */
  pause(): void;
  resume(): void;
  /** Releases the camera, always, also when `start` has not finished yet. */
  stop(): void;
  /** Called with every change of state. Returns the way to leave. */
  onState(listener: (state: CameraState) => void): () => void;
}

/** A code that passed the rules of `lib/domain/barcodes`, ready to be looked up. */
export interface ScannedCode extends DecodedCode {
  /** The normalized text. */
  readonly text: string;
  /** What the code stands for: look up `identity.text`, then `identity.also`. */
  readonly identity: Identity;
}

/** Why nothing was taken: a text that can be no barcode, or a scanner of which only a part was heard. */
export type ScanErrorCode = BarcodeErrorCode | 'code_cut';

/** What became of one code that was offered to the stream. */
export type ScanOutcome =
  | { readonly kind: 'taken'; readonly code: ScannedCode }
  /** The same thing was seen less than the pause ago. Not told to listeners. */
  | { readonly kind: 'repeated'; readonly code: ScannedCode }
  /** Not a code the product can keep; the screen shows the error. Told once per pause. */
  | { readonly kind: 'refused'; readonly error: ScanErrorCode; readonly source: CodeSource };

/** What listeners hear. */
export type ScanEvent = Extract<ScanOutcome, { kind: 'taken' | 'refused' }>;

/** Where every source meets: camera, scanners that type, and people who type. */
export interface ScanStream {
  /** Listeners run in order of subscription; one that throws does not silence the others. */
  subscribe(listener: (event: ScanEvent) => void): () => void;
  /** One decoded code, from any decoder. */
  offer(code: DecodedCode): ScanOutcome;
  /** A whole code as text, from a scanner that types or from a person. */
  accept(text: string, source?: 'wedge' | 'typed'): ScanOutcome;
  /** Tells that a scanner typed and its code may not be whole. */
  miss(): void;
  /** Lets the same code be taken again at once (after an undo): its `identity.text`. Without a text, every code. */
  forget(text?: string): void;
}

/** Sound and vibration; success, warning and refusal can be told apart with eyes and screen elsewhere. */
export interface Feedback {
  success(): void;
  warning(): void;
  refusal(): void;
}
