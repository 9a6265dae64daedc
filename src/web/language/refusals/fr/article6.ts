import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of Article 6, in French. */
export const refusals: RoomRefusals = {
  'ARTICLE6.APPROACH_NOT_FOUND': [
    'Ce pays n’a pas cette démarche concertée',
    'Voyez la liste des démarches concertées.',
  ],
  'ARTICLE6.APPROACH_EXISTS': [
    'Un partenaire a une seule démarche concertée à la fois',
    'Modifiez celle qui existe, ou achevez-la ou révoquez-la d’abord.',
  ],
  'ARTICLE6.APPROACH_NOT_ACTIVE': [
    'La démarche concertée n’est pas active',
    'Inscrivez le rapport initial et activez-la, ou reprenez ce qui est suspendu.',
  ],
  'ARTICLE6.CARP_ID_IN_USE': [
    'Des ITMO portent le numéro de la démarche concertée : il reste tel quel',
    'Vérifiez le numéro ; les identifiants donnés ne changent pas.',
  ],
  'ARTICLE6.VERSION_MISSING': [
    'Une modification doit nommer la version qu’elle modifie',
    'Lisez l’enregistrement et envoyez son ETag en If-Match.',
  ],
  'ARTICLE6.VERSION_STALE': [
    'L’enregistrement a changé depuis sa lecture',
    'Relisez-le, et envoyez la modification avec son ETag présent en If-Match.',
  ],
  'ARTICLE6.NOTHING_CHANGES': ['L’enregistrement dit déjà tout cela', 'Il n’y a rien à faire.'],
  'ARTICLE6.DAY_IN_FUTURE': [
    'Seul ce qui a eu lieu est inscrit',
    'Utilisez aujourd’hui au plus tard, au plus avancé des fuseaux de Tokyo et du pays partenaire.',
  ],
  'ARTICLE6.AUTHORISATION_NOT_FOUND': [
    'Ce pays n’a pas cette autorisation',
    'Voyez la liste des autorisations.',
  ],
  'ARTICLE6.AUTHORISATION_EXISTS': [
    'La Partie a une autre autorisation de ce nom',
    'Inscrivez une nouvelle version de celle-là, ou donnez le nom qui figure sur l’autorisation.',
  ],
  'ARTICLE6.AUTHORISATION_REVOKED': [
    'L’autorisation a été révoquée',
    'Nommez une autre autorisation ; ce qui a été transféré auparavant une première fois le reste.',
  ],
  'ARTICLE6.FIRST_TRANSFER_DEFINITION': [
    'La Partie définit le premier transfert pour les fins autres que les CDN, et pour elles seules',
    'Donnez la définition du premier transfert si les fins comprennent OIMP, IMP ou OP ; sinon laissez-la.',
  ],
  'ARTICLE6.NO_OIMP_AUTHORISED': [
    'Les fins ne comprennent aucune autre fin d’atténuation internationale',
    'Laissez l’autre fin d’atténuation de côté, ou corrigez les fins.',
  ],
  'ARTICLE6.TIMEFRAME': [
    'La période autorisée a un premier et un dernier millésime, dans cet ordre',
    'Donnez les deux années, ou aucune si tous les millésimes depuis 2021 sont autorisés.',
  ],
  'ARTICLE6.BELOW_WHAT_IS_IDENTIFIED': [
    'Il a été fait davantage sous cette autorisation que le nouveau maximum ne permet',
    'Autorisez au moins ce qui est identifié, ou révoquez l’autorisation.',
  ],
  'ARTICLE6.BEFORE_FORMER_VERSION': [
    'Une nouvelle version n’est pas antérieure à la précédente',
    'Utilisez le jour de la version précédente ou un jour postérieur.',
  ],
  'ARTICLE6.BEFORE_AUTHORISATION': [
    'Ce serait avant l’autorisation',
    'Vérifiez le jour, ou nommez l’autorisation en vigueur ce jour-là.',
  ],
  'ARTICLE6.VINTAGE_NOT_AUTHORISED': [
    'L’autorisation ne couvre pas ce millésime',
    'Nommez une autorisation pour ces années ; aucun ITMO n’est antérieur à 2021.',
  ],
  'ARTICLE6.PROJECT_NOT_AUTHORISED': [
    'L’autorisation ne couvre pas ce projet',
    'Nommez une autorisation qui le couvre.',
  ],
  'ARTICLE6.ENTITY_EXISTS': ['L’autorisation nomme déjà cette entité', 'Consultez l’autorisation.'],
  'ARTICLE6.PARTY_NOT_FOUND': [
    'Rien n’est inscrit sur cette Partie',
    'Utilisez son code ISO 3166-1 alpha-3 ; inscrivez d’abord son registre d’ITMO.',
  ],
  'ARTICLE6.PARTY_RECORDED_MEANWHILE': [
    'Quelqu’un d’autre vient d’inscrire cette Partie',
    'Lisez-la, et renvoyez la modification avec une autre clé si elle est encore utile.',
  ],
  'ARTICLE6.REGISTRY_OF_ANOTHER_PARTY': [
    'Le numéro d’un registre d’ITMO commence par le code de sa Partie',
    'Vérifiez le numéro et la Partie.',
  ],
  'ARTICLE6.REGISTRY_IN_USE': [
    'Des ITMO sont identifiés dans ce registre : il reste tel quel',
    'Les identifiants donnés ne changent pas.',
  ],
  'ARTICLE6.PERIOD_RUNS_BACKWARD': [
    'Une période de CDN ne finit pas avant de commencer',
    'Vérifiez les deux années.',
  ],
  'ARTICLE6.PERIOD_OVERLAPS': [
    'Ces années relèvent d’une autre période de CDN, dont la méthode est gardée jusqu’à la fin',
    'Consultez l’enregistrement de la Partie.',
  ],
  'ARTICLE6.YEAR_NOT_OVER': [
    'Un inventaire porte sur une année terminée',
    'Utilisez une année antérieure.',
  ],
  'ARTICLE6.FILE_UNREADABLE': [
    'Le fichier n’est pas un format électronique convenu (AEF) lisible',
    'Envoyez les cinq tableaux de la deuxième itération en XLSX, CSV ou JSON ; la raison est ci-dessous.',
  ],
  'ARTICLE6.MOMENT_IN_FUTURE': [
    'Seul ce qui a eu lieu est inscrit',
    'Utilisez au plus tard le moment présent.',
  ],
  'ARTICLE6.REGISTRY_UNKNOWN': [
    'Le registre d’ITMO de la Partie n’est pas inscrit',
    'Inscrivez-le d’abord.',
  ],
  'ARTICLE6.CREDITS_NOT_ISSUED': [
    'Ces numéros de série n’ont pas tous été délivrés',
    'Vérifiez les numéros de série.',
  ],
  'ARTICLE6.CREDITS_MOVED': [
    'Les crédits sont en train d’être déplacés',
    'Voyez où ils sont maintenant, et répétez avec une autre clé.',
  ],
  'ARTICLE6.PART_OF_A_BLOCK': [
    'Les numéros de série ne sont qu’une partie d’un bloc',
    'Nommez le bloc entier, ou transférez d’abord la partie vers un autre compte, ce qui le divise.',
  ],
  'ARTICLE6.USED_UP': [
    'Les crédits sont retirés ou annulés',
    'Nommez des crédits encore détenus ou transférés hors du registre.',
  ],
  'ARTICLE6.IDENTIFIED_ALREADY': [
    'Les crédits ont déjà des numéros d’ITMO',
    'Voyez la liste des ITMO.',
  ],
  'ARTICLE6.EXCEEDS_AUTHORISED': [
    'Il serait identifié plus qu’il n’est autorisé',
    'Nommez au plus les tonnes disponibles ci-dessous, ou inscrivez une version qui en autorise davantage.',
  ],
  'ARTICLE6.FIRST_TRANSFER_BASIS': [
    'L’autorisation connaît un autre premier transfert',
    'Utilisez l’une des possibilités ci-dessous ; un transfert à une Partie la nomme, les autres n’en nomment aucune.',
  ],
  'ARTICLE6.PARTY_NOT_AUTHORISED': [
    'L’autorisation n’est pas pour l’utilisation par cette Partie',
    'Nommez l’une des Parties autorisées, ou inscrivez une version qui la nomme.',
  ],
  'ARTICLE6.FIRST_TRANSFERRED_ALREADY': [
    'Le premier transfert de ces ITMO a déjà eu lieu',
    'Voyez la liste des premiers transferts ; il n’a lieu qu’une fois.',
  ],
  'ARTICLE6.NOT_IDENTIFIED': [
    'Les crédits n’ont pas de numéros d’ITMO sous cette autorisation',
    'Identifiez-les d’abord sous cette autorisation.',
  ],
  'ARTICLE6.BEFORE_IDENTIFICATION': [
    'Les ITMO ne sont pas transférés avant d’être autorisés',
    'Vérifiez le moment.',
  ],
  'ARTICLE6.NOT_LIKE_ONE_ANOTHER': [
    'Les deux suites n’ont pas le même projet, le même millésime et le même nombre',
    'Appariez des suites d’égale longueur d’un même projet et millésime.',
  ],
  'ARTICLE6.NOT_FIRST_TRANSFERRED': [
    'Les numéros du partenaire n’ont pas été transférés une première fois au Japon en une seule suite',
    'Inscrivez d’abord le premier transfert, et nommez une suite comprise dans un seul.',
  ],
  'ARTICLE6.BEFORE_FIRST_TRANSFER': [
    'Rien n’est acquis avant le premier transfert',
    'Vérifiez le moment.',
  ],
  'ARTICLE6.ACQUIRED_ALREADY': ['Ces ITMO sont déjà acquis', 'Voyez la liste des ITMO.'],
  'ARTICLE6.FIRST_TRANSFER_NOT_FOUND': [
    'Ce premier transfert n’existe pas',
    'Voyez la liste des premiers transferts.',
  ],
  'ARTICLE6.YEAR_MALFORMED': [
    'Une année de l’article 6 a quatre chiffres, à partir de 2021',
    'Écrivez-la comme 2025, par exemple.',
  ],
  'ARTICLE6.NOTHING_KNOWN_YET': [
    'Rien n’était connu de cette Partie à ce moment',
    'Demandez un moment plus tardif.',
  ],
  'ARTICLE6.AEF_CHECK_FAILS': [
    'Le contrôle du format électronique convenu (AEF) trouve des fautes',
    'Les fautes sont dites ci-dessous ; corrigez les enregistrements et déposez de nouveau.',
  ],
  'ARTICLE6.REASON_MISSING': [
    'Une révision dit pourquoi, et une première version ne révise rien',
    'Donnez une raison pour une version suivante, et aucune pour 1.0.',
  ],
  'ARTICLE6.REPORTED_MEANWHILE': [
    'Quelqu’un d’autre vient de faire rapport pour cette Partie et cette année',
    'Voyez ce qui a été rapporté, et répétez avec une autre clé si c’est encore utile.',
  ],
  'ARTICLE6.FILING_NOT_FOUND': [
    'Aucune version de ce genre n’a été déposée',
    'Voyez la liste des versions déposées.',
  ],
  'ARTICLE6.ADJUSTMENT_CHECK_FAILS': [
    'Il manque à l’ajustement correspondant ce dont il est fait',
    'Ce qui manque est dit ci-dessous ; inscrivez-le, puis rendez l’ajustement définitif.',
  ],
  'ARTICLE6.ADJUSTMENT_FINAL': [
    'L’ajustement de cette année est définitif',
    'Inscrivez une révision avec sa raison.',
  ],
  'ARTICLE6.ADJUSTMENT_NOT_FINAL': [
    'Seul ce qui est définitif est révisé',
    'Rendez d’abord l’ajustement définitif.',
  ],
  'ARTICLE6.NOTHING_TO_REVISE': [
    'Les chiffres définitifs sont ceux que donnent les livres',
    'Il n’y a rien à faire.',
  ],
};
