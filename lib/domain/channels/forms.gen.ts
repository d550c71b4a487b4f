// Generated from the schemas of lib/connectors; change those and run lib/connectors/generate-registry.ts.
import type { ChannelForm } from './model.ts';

export const generatedForms: readonly ChannelForm[] = [
  {
    "connector": "email",
    "fields": [
      {
        "name": "host",
        "kind": "text",
        "secret": false,
        "required": true,
        "least": 1,
        "most": 253
      },
      {
        "name": "port",
        "kind": "number",
        "secret": false,
        "required": true,
        "least": 1,
        "most": 65535
      },
      {
        "name": "security",
        "kind": "choice",
        "secret": false,
        "required": true,
        "choices": [
          "tls",
          "starttls",
          "none"
        ]
      },
      {
        "name": "username",
        "kind": "text",
        "secret": false,
        "required": false,
        "least": 1,
        "most": 320
      },
      {
        "name": "password",
        "kind": "text",
        "secret": true,
        "required": false,
        "least": 1,
        "most": 500
      },
      {
        "name": "from",
        "kind": "text",
        "secret": false,
        "required": true,
        "patterns": [
          "^(?:[A-Za-z0-9_'+\\-]+\\.)*[A-Za-z0-9_'+\\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}$"
        ]
      },
      {
        "name": "fromName",
        "kind": "text",
        "secret": false,
        "required": false,
        "patterns": [
          "^[^\\x00-\\x1f\\x7f]*$"
        ],
        "most": 200
      },
      {
        "name": "to",
        "kind": "text",
        "secret": false,
        "required": true,
        "patterns": [
          "^(?:[A-Za-z0-9_'+\\-]+\\.)*[A-Za-z0-9_'+\\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}$"
        ]
      }
    ]
  },
  {
    "connector": "pagerduty",
    "fields": [
      {
        "name": "routingKey",
        "kind": "text",
        "secret": true,
        "required": true,
        "patterns": [
          "^[A-Za-z0-9]{32}$"
        ]
      },
      {
        "name": "region",
        "kind": "choice",
        "secret": false,
        "required": false,
        "choices": [
          "us",
          "eu"
        ],
        "initial": "us"
      }
    ]
  },
  {
    "connector": "slack",
    "fields": [
      {
        "name": "url",
        "kind": "text",
        "secret": true,
        "required": true,
        "patterns": [
          "^https:\\/\\/hooks\\.slack(-gov)?\\.com\\/[\\w/-]{1,300}$"
        ]
      }
    ]
  },
  {
    "connector": "twilio",
    "fields": [
      {
        "name": "accountSid",
        "kind": "text",
        "secret": false,
        "required": true,
        "patterns": [
          "^AC[0-9a-f]{32}$"
        ]
      },
      {
        "name": "keySid",
        "kind": "text",
        "secret": false,
        "required": false,
        "patterns": [
          "^SK[0-9a-f]{32}$"
        ]
      },
      {
        "name": "secret",
        "kind": "text",
        "secret": true,
        "required": true,
        "least": 8,
        "most": 200
      },
      {
        "name": "from",
        "kind": "text",
        "secret": false,
        "required": true,
        "patterns": [
          "^\\+[1-9]\\d{6,14}$",
          "^MG[0-9a-f]{32}$",
          "^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$"
        ]
      },
      {
        "name": "to",
        "kind": "text",
        "secret": false,
        "required": true,
        "patterns": [
          "^\\+[1-9]\\d{6,14}$"
        ]
      },
      {
        "name": "segments",
        "kind": "number",
        "secret": false,
        "required": false,
        "initial": "3",
        "least": 1,
        "most": 10
      }
    ]
  },
  {
    "connector": "webhook",
    "fields": [
      {
        "name": "url",
        "kind": "text",
        "secret": false,
        "required": true,
        "patterns": [
          "https?://\\S+"
        ],
        "most": 2048
      },
      {
        "name": "secret",
        "kind": "text",
        "secret": true,
        "required": true,
        "patterns": [
          "^whsec_[A-Za-z0-9+/]{32,86}={0,2}$"
        ]
      },
      {
        "name": "previousSecret",
        "kind": "text",
        "secret": true,
        "required": false,
        "patterns": [
          "^whsec_[A-Za-z0-9+/]{32,86}={0,2}$"
        ]
      }
    ]
  }
];
