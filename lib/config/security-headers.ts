/** Headers that are the same for every answer; the Content-Security-Policy depends on the page and is set by the proxy. */
export const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
  {
    /* What the scanner and the voice need, for this app alone. Bluetooth is for this app alone by default, and browsers without it
       complain of its name. */
    key: 'Permissions-Policy',
    value: [
      'camera=(self)',
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
