import { soundSetting } from '../ui/sound-setting.ts';

/** Whether scans are told by sound. */
export const scanSound = soundSetting('tracseq-scan-sound');
