import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of the audit log, in French. */
export const refusals: RoomRefusals = {
  'AUDIT.LEAF_TOO_LARGE': [
    'Cet acte est trop volumineux pour le journal d’audit',
    'Abrégez les textes de l’acte, ou divisez-le en plusieurs : une feuille tient 16 384 octets.',
  ],
  'AUDIT.LEAF_ABSENT': [
    'Le journal d’audit de ce pays n’a pas cette feuille',
    'Les feuilles se comptent depuis 0 ; la tête dit combien il y en a.',
  ],
  'AUDIT.SIZE_BEYOND_LOG': [
    'Le journal d’audit de ce pays n’est pas aussi long',
    'La tête dit la taille présente ; utilisez une taille de 1 à celle-ci.',
  ],
  'AUDIT.HEAD_ABSENT': [
    'Le journal d’audit de ce pays n’a pas de tête à ce point ou avant',
    'Demandez un instant plus tardif ou une taille plus grande ; la première tête couvre le premier acte.',
  ],
  'AUDIT.KEY_NOT_ACTIVE': [
    'Cette clé de signature n’est pas la clé active du journal d’audit',
    'Faites pointer AUDIT_KEY_FILE sur la clé active, ou passez de la clé active à celle-ci : une clé remplacée ou révoquée ne signe rien.',
  ],
  'AUDIT.KEY_ALREADY_KNOWN': [
    'Le journal d’audit connaît déjà cette clé',
    'Une clé s’introduit une fois. Faites-en une nouvelle pour un remplacement.',
  ],
  'AUDIT.KEY_STILL_ACTIVE': [
    'La clé active ne peut pas être révoquée',
    'Passez d’abord à une nouvelle clé, puis révoquez l’ancienne.',
  ],
  'AUDIT.KEY_REVOKED': [
    'Cette clé est déjà révoquée',
    'Il ne reste rien à faire : une révocation est définitive.',
  ],
  'AUDIT.LOG_REWRITTEN': [
    'Le journal d’audit n’est pas celui qui avait été scellé ; il n’est pas scellé de nouveau',
    'Cessez d’écrire, gardez la base telle quelle et comparez-la à une copie ou à un export : un journal a été réécrit, ou une sauvegarde plus ancienne restaurée.',
  ],
  'AUDIT.KEY_UNKNOWN': [
    'Le journal d’audit ne connaît pas cette clé',
    'Vérifiez l’identifiant de la clé : 16 chiffres hexadécimaux.',
  ],
  'AUDIT.KEY_MALFORMED': [
    'Ce n’est pas une clé Ed25519',
    'Donnez un fichier PEM, ou les 32 octets de la clé publique en hexadécimal ou en base64.',
  ],
  'AUDIT.KEY_FILE_EXPOSED': [
    'D’autres comptes de cette machine peuvent lire la clé de signature du journal d’audit',
    'Fermez le fichier (chmod 600) et envisagez de remplacer la clé.',
  ],
  'AUDIT.PROOF_MALFORMED': [
    'Ce n’est ni une tête signée ni un récépissé du journal d’audit',
    'Donnez le fichier JSON tel qu’il a été servi, inchangé.',
  ],
};
