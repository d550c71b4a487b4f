import { syncProperties } from './properties.ts';

syncProperties(1);
