import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of Article 6, in French. */
export const refusals: RoomRefusals = {
  'ARTICLE6.APPROACH_NOT_FOUND': ['Ce pays n’a pas cette démarche concertée'],
  'ARTICLE6.APPROACH_EXISTS': ['Un partenaire a une seule démarche concertée à la fois'],
  'ARTICLE6.APPROACH_NOT_ACTIVE': ['La démarche concertée n’est pas active'],
  'ARTICLE6.CARP_ID_IN_USE': [
    'Des ITMO portent le numéro de la démarche concertée : il reste tel quel',
  ],
  'ARTICLE6.VERSION_MISSING': ['Une modification doit nommer la version qu’elle modifie'],
  'ARTICLE6.VERSION_STALE': ['L’enregistrement a changé depuis sa lecture'],
  'ARTICLE6.NOTHING_CHANGES': ['L’enregistrement dit déjà tout cela'],
  'ARTICLE6.DAY_IN_FUTURE': ['Seul ce qui a eu lieu est inscrit'],
  'ARTICLE6.AUTHORISATION_NOT_FOUND': ['Ce pays n’a pas cette autorisation'],
  'ARTICLE6.AUTHORISATION_EXISTS': ['La Partie a une autre autorisation de ce nom'],
  'ARTICLE6.AUTHORISATION_REVOKED': ['L’autorisation a été révoquée'],
  'ARTICLE6.FIRST_TRANSFER_DEFINITION': [
    'La Partie définit le premier transfert pour les fins autres que les CDN, et pour elles seules',
  ],
  'ARTICLE6.NO_OIMP_AUTHORISED': [
    'Les fins ne comprennent aucune autre fin d’atténuation internationale',
  ],
  'ARTICLE6.TIMEFRAME': [
    'La période autorisée a un premier et un dernier millésime, dans cet ordre',
  ],
  'ARTICLE6.BELOW_WHAT_IS_IDENTIFIED': [
    'Il a été fait davantage sous cette autorisation que le nouveau maximum ne permet',
  ],
  'ARTICLE6.BEFORE_FORMER_VERSION': ['Une nouvelle version n’est pas antérieure à la précédente'],
  'ARTICLE6.BEFORE_AUTHORISATION': ['Ce serait avant l’autorisation'],
  'ARTICLE6.VINTAGE_NOT_AUTHORISED': ['L’autorisation ne couvre pas ce millésime'],
  'ARTICLE6.PROJECT_NOT_AUTHORISED': ['L’autorisation ne couvre pas ce projet'],
  'ARTICLE6.ENTITY_EXISTS': ['L’autorisation nomme déjà cette entité'],
  'ARTICLE6.PARTY_NOT_FOUND': ['Rien n’est inscrit sur cette Partie'],
  'ARTICLE6.PARTY_RECORDED_MEANWHILE': ['Quelqu’un d’autre vient d’inscrire cette Partie'],
  'ARTICLE6.REGISTRY_OF_ANOTHER_PARTY': [
    'Le numéro d’un registre d’ITMO commence par le code de sa Partie',
  ],
  'ARTICLE6.REGISTRY_IN_USE': ['Des ITMO sont identifiés dans ce registre : il reste tel quel'],
  'ARTICLE6.PERIOD_RUNS_BACKWARD': ['Une période de CDN ne finit pas avant de commencer'],
  'ARTICLE6.PERIOD_OVERLAPS': [
    'Ces années relèvent d’une autre période de CDN, dont la méthode est gardée jusqu’à la fin',
  ],
  'ARTICLE6.YEAR_NOT_OVER': ['Un inventaire porte sur une année terminée'],
  'ARTICLE6.FILE_UNREADABLE': ['Le fichier n’est pas un format électronique convenu (AEF) lisible'],
  'ARTICLE6.MOMENT_IN_FUTURE': ['Seul ce qui a eu lieu est inscrit'],
  'ARTICLE6.REGISTRY_UNKNOWN': ['Le registre d’ITMO de la Partie n’est pas inscrit'],
  'ARTICLE6.CREDITS_NOT_ISSUED': ['Ces numéros de série n’ont pas tous été délivrés'],
  'ARTICLE6.CREDITS_MOVED': ['Les crédits sont en train d’être déplacés'],
  'ARTICLE6.PART_OF_A_BLOCK': ['Les numéros de série ne sont qu’une partie d’un bloc'],
  'ARTICLE6.USED_UP': ['Les crédits sont retirés ou annulés'],
  'ARTICLE6.IDENTIFIED_ALREADY': ['Les crédits ont déjà des numéros d’ITMO'],
  'ARTICLE6.EXCEEDS_AUTHORISED': ['Il serait identifié plus qu’il n’est autorisé'],
  'ARTICLE6.FIRST_TRANSFER_BASIS': ['L’autorisation connaît un autre premier transfert'],
  'ARTICLE6.PARTY_NOT_AUTHORISED': ['L’autorisation n’est pas pour l’utilisation par cette Partie'],
  'ARTICLE6.FIRST_TRANSFERRED_ALREADY': ['Le premier transfert de ces ITMO a déjà eu lieu'],
  'ARTICLE6.NOT_IDENTIFIED': ['Les crédits n’ont pas de numéros d’ITMO sous cette autorisation'],
  'ARTICLE6.BEFORE_IDENTIFICATION': ['Les ITMO ne sont pas transférés avant d’être autorisés'],
  'ARTICLE6.NOT_LIKE_ONE_ANOTHER': [
    'Les deux suites n’ont pas le même projet, le même millésime et le même nombre',
  ],
  'ARTICLE6.NOT_FIRST_TRANSFERRED': [
    'Les numéros du partenaire n’ont pas été transférés une première fois au Japon en une seule suite',
  ],
  'ARTICLE6.BEFORE_FIRST_TRANSFER': ['Rien n’est acquis avant le premier transfert'],
  'ARTICLE6.ACQUIRED_ALREADY': ['Ces ITMO sont déjà acquis'],
  'ARTICLE6.FIRST_TRANSFER_NOT_FOUND': ['Ce premier transfert n’existe pas'],
  'ARTICLE6.YEAR_MALFORMED': ['Une année de l’article 6 a quatre chiffres, à partir de 2021'],
  'ARTICLE6.NOTHING_KNOWN_YET': ['Rien n’était connu de cette Partie à ce moment'],
  'ARTICLE6.AEF_CHECK_FAILS': [
    'Le contrôle du format électronique convenu (AEF) trouve des fautes',
  ],
  'ARTICLE6.REASON_MISSING': ['Une révision dit pourquoi, et une première version ne révise rien'],
  'ARTICLE6.REPORTED_MEANWHILE': [
    'Quelqu’un d’autre vient de faire rapport pour cette Partie et cette année',
  ],
  'ARTICLE6.FILING_NOT_FOUND': ['Aucune version de ce genre n’a été déposée'],
  'ARTICLE6.ADJUSTMENT_CHECK_FAILS': ['Il manque à l’ajustement correspondant ce dont il est fait'],
  'ARTICLE6.ADJUSTMENT_FINAL': ['L’ajustement de cette année est définitif'],
  'ARTICLE6.ADJUSTMENT_NOT_FINAL': ['Seul ce qui est définitif est révisé'],
  'ARTICLE6.NOTHING_TO_REVISE': ['Les chiffres définitifs sont ceux que donnent les livres'],
};
