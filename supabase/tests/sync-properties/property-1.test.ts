import { syncProperties } from './properties.ts';

syncProperties(0);
