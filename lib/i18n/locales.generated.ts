// Generated from the folders of locales/; add a language by adding its folder.
export const locales = ['en', 'ar', 'de', 'es', 'fr', 'zh'] as const;
