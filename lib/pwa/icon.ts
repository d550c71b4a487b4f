import 'server-only';
import sharp from 'sharp';
import { productBranding } from '../domain/branding/public-branding.ts';
import { contrast } from '../domain/branding/contrast.ts';
import { warn } from '../config/log.ts';
import { initialsOutline } from './initials.ts';

/** `any` has rounded corners, `maskable` fills the square with room to be cut, `monochrome` is a shape alone, `logo` stands in the page. */
export const iconPurposes = ['any', 'maskable', 'monochrome', 'logo'] as const;
export type IconPurpose = (typeof iconPurposes)[number];
export const iconSizes = [48, 72, 96, 144, 180, 192, 256, 384, 512] as const;
export type IconSize = (typeof iconSizes)[number];

/** Whose icon it is; without initials it is the product's own mark. */
export interface IconSubject {
  primary: string;
  accent: string;
  initials?: string;
  slug?: string;
  logo?: Buffer;
}

const GRID = 512;
/* What a launcher may cut off a maskable icon lies outside the inner 80 %. */
const SAFE = { any: 0.66, maskable: 0.52, monochrome: 0.62, logo: 0.66 };

function ink(ground: string): string {
  return contrast('#ffffff', ground) >= contrast('#000000', ground) ? '#ffffff' : '#000000';
}

/** Nine positions of a box, one of them found. */
function productMark(color: string, accent: string, share: number): string {
  const side = GRID * share;
  const start = (GRID - side) / 2;
  const dots = [0.25, 0.5, 0.75].flatMap((y) =>
    [0.25, 0.5, 0.75].map((x) => {
      const found = x === 0.75 && y === 0.5;
      return `<circle cx="${start + x * side}" cy="${start + y * side}" r="${side * (found ? 0.11 : 0.068)}" fill="${found ? accent : color}"/>`;
    }),
  );
  const frame = `<rect x="${start}" y="${start}" width="${side}" height="${side}" rx="${side * 0.12}" fill="none" stroke="${color}" stroke-width="${side * 0.055}"/>`;
  return frame + dots.join('');
}

async function drawing(subject: IconSubject, purpose: IconPurpose): Promise<string> {
  const alone = purpose === 'monochrome';
  const color = alone ? '#000000' : ink(subject.primary);
  const ground = alone
    ? ''
    : `<rect width="${GRID}" height="${GRID}" rx="${purpose === 'maskable' ? 0 : 96}" fill="${subject.primary}"/>`;
  const mark =
    subject.initials === undefined
      ? productMark(color, alone ? color : subject.accent, SAFE[purpose])
      : await initialsMark(subject.initials, subject.slug ?? '', color, SAFE[purpose]);
  /* The accent as a line at the foot, like the band on a tube's cap. */
  const line =
    alone || subject.initials === undefined
      ? ''
      : `<rect x="${GRID * 0.3}" y="${GRID * 0.73}" width="${GRID * 0.4}" height="${GRID * 0.035}" rx="9" fill="${subject.accent}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${GRID} ${GRID}">${ground}${mark}${line}</svg>`;
}

async function initialsMark(initials: string, slug: string, color: string, share: number): Promise<string> {
  const outline = await initialsOutline(initials, slug);
  const scale = Math.min((GRID * share) / outline.width, (GRID * 0.36) / outline.height);
  const x = GRID / 2 - (outline.x + outline.width / 2) * scale;
  const y = GRID * 0.48 - (outline.y + outline.height / 2) * scale;
  return `<path transform="translate(${x} ${y}) scale(${scale})" d="${outline.path}" fill="${color}"/>`;
}

async function fromLogo(logo: Buffer, size: number, purpose: IconPurpose): Promise<Buffer> {
  const inner = Math.round(size * (purpose === 'maskable' ? 0.58 : purpose === 'logo' ? 1 : 0.8));
  const fitted = await sharp(logo, { limitInputPixels: 4096 * 4096, density: 300 })
    .resize(inner, inner, { fit: 'contain', background: '#ffffff00' })
    .png()
    .toBuffer();
  if (purpose === 'logo') return fitted;
  return sharp({ create: { width: size, height: size, channels: 4, background: '#ffffff' } })
    .composite([{ input: fitted, gravity: 'centre' }])
    .png()
    .toBuffer();
}

/** Draws an icon as PNG: from the tenant's logo, from its initials, or the product's mark. */
export async function renderIcon(subject: IconSubject, size: IconSize, purpose: IconPurpose): Promise<Buffer> {
  /* A logo has colours and a ground that a single-colour icon cannot keep; the initials stand in there. */
  if (subject.logo && purpose !== 'monochrome') {
    try {
      return await fromLogo(subject.logo, size, purpose);
    } catch (error) {
      warn('A logo is no picture that can be drawn; the initials stand in for it', error);
    }
  }
  return sharp(Buffer.from(await drawing(subject, purpose)), { density: (72 * size) / GRID })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** The product's own icon. */
export const productSubject: IconSubject = { primary: productBranding.primary, accent: productBranding.accent };
