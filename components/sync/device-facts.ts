import packageJson from '../../package.json' with { type: 'json' };
import type { DeviceFacts } from '../../lib/sync/push/device-report.ts';

const SYSTEMS = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS/, 'Mac'],
  [/Linux/, 'Linux'],
] as const;
const BROWSERS = [
  [/EdgA?\//, 'Edge'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;

/** What this device is called on the supervisor's board until somebody names it. */
export function deviceFacts(userAgent: string): DeviceFacts {
  const name = (table: readonly (readonly [RegExp, string])[]) =>
    table.find(([pattern]) => pattern.test(userAgent))?.[1] ?? '?';
  const system = name(SYSTEMS);
  return { name: system, platform: `${system} · ${name(BROWSERS)}`, appVersion: packageJson.version };
}
