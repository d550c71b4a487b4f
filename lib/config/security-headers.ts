/** Headers that are the same for every answer; the Content-Security-Policy depends on the page and is set by the proxy. */
export const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
  {
    /* What the scanner, the probes and the voice need, for this app alone. */
    key: 'Permissions-Policy',
    value: [
      'camera=(self)',
      'bluetooth=(self)',
      'microphone=(self)',
      'screen-wake-lock=(self)',
      'geolocation=()',
      'payment=()',
      'usb=()',
      'serial=()',
      'browsing-topics=()',
    ].join(', '),
  },
];
