import { soundSetting } from '../ui/sound-setting.ts';

/** Whether new alerts are told by sound. */
export const alertSound = soundSetting('tracseq-alert-sound');
