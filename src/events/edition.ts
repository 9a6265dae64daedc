/** What everybody may see; what whoever asks may see; every payload. */
export const EVENT_EDITIONS = ['public', 'own', 'auditor'] as const;
export type EventEdition = (typeof EVENT_EDITIONS)[number];
