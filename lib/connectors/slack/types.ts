import { z } from 'zod';

/** Settings of one incoming webhook; its address is the only credential there is, so it is a secret as a whole. */
export const SlackConfig = z.object({
  url: z.string().regex(/^https:\/\/hooks\.slack(-gov)?\.com\/[\w/-]{1,300}$/),
});

/** A message of Block Kit, as far as an alert needs it. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

interface MarkdownText {
  readonly type: 'mrkdwn';
  readonly text: string;
}
type SlackBlock =
  | { readonly type: 'section'; readonly text: MarkdownText }
  | { readonly type: 'context'; readonly elements: readonly MarkdownText[] };
