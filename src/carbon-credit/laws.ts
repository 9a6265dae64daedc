import type { LawCheck } from '../ledger/laws.ts';

/** The laws that the tables of this room can break. */
export const carbonCreditLaws: readonly LawCheck[] = [
  {
    law: 3,
    sentence: 'No account of credits may fall below nothing, but where a class comes from',
    violations: `
      SELECT a.country_code, a.id::text AS subject,
             a.kind || ' with ' || coalesce('floor ' || b.floor, 'no floor') AS detail
        FROM public.account a
        JOIN public.balance b ON b.country_code = a.country_code AND b.account_id = a.id
       WHERE a.owner_type IN ('credit-account', 'credit-class')
         AND b.floor IS DISTINCT FROM CASE a.owner_type WHEN 'credit-account' THEN 0 END`,
  },
  {
    law: 8,
    sentence: 'Per class, what was issued is held, locked, retired, cancelled or transferred out',
    violations: `
      SELECT c.country_code, c.commodity AS subject,
             'issued ' || c.last_serial || ', in accounts ' || coalesce(placed.tonnes, 0)
             || ', posted ' || coalesce(-issued.balance, 0) AS detail
        FROM public.credit_class c
        LEFT JOIN (SELECT a.country_code, a.commodity, sum(b.balance) AS tonnes
                     FROM public.account a
                     JOIN public.balance b
                       ON b.country_code = a.country_code AND b.account_id = a.id
                    WHERE a.kind IN ('held', 'locked', 'retired', 'cancelled', 'transferred-out')
                    GROUP BY a.country_code, a.commodity) placed
          ON placed.country_code = c.country_code AND placed.commodity = c.commodity
        LEFT JOIN public.account source ON source.country_code = c.country_code
         AND source.owner_id = c.id AND source.kind = 'issued'
        LEFT JOIN public.balance issued ON issued.country_code = c.country_code
         AND issued.account_id = source.id
       WHERE c.last_serial IS DISTINCT FROM placed.tonnes
          OR c.last_serial IS DISTINCT FROM -issued.balance`,
  },
  {
    law: 8,
    sentence: 'The blocks of a class cover its serials from 1 to the last, each once',
    violations: `
      SELECT country_code, id::text AS subject,
             first_serial || ' to ' || last_serial || ' follows ' || before || ' of ' || issued
               AS detail
        FROM (SELECT b.country_code, b.id, b.first_serial, b.last_serial, c.last_serial AS issued,
                     coalesce(lag(b.last_serial) OVER serials, 0) AS before,
                     lead(b.first_serial) OVER serials AS next
                FROM public.credit_block b
                JOIN public.credit_class c
                  ON c.country_code = b.country_code AND c.id = b.class_id
              WINDOW serials AS (PARTITION BY b.country_code, b.class_id ORDER BY b.first_serial)) b
       WHERE first_serial <> before + 1 OR (next IS NULL AND last_serial <> issued)
       UNION ALL
      SELECT c.country_code, c.id::text, 'issued ' || c.last_serial || ', and no block shows them'
        FROM public.credit_class c
       WHERE NOT EXISTS (SELECT 1 FROM public.credit_block b
                          WHERE b.country_code = c.country_code AND b.class_id = c.id)`,
  },
  {
    law: 8,
    sentence: 'The blocks in every account are what its balance says',
    violations: `
      SELECT a.country_code, a.id::text AS subject,
             a.kind || ' ' || a.commodity || ': balance ' || l.balance || ', blocks '
             || coalesce(sum(b.last_serial - b.first_serial + 1), 0) AS detail
        FROM public.account a
        JOIN public.balance l ON l.country_code = a.country_code AND l.account_id = a.id
        LEFT JOIN public.credit_block b ON b.country_code = a.country_code
         AND b.credit_account_id = a.owner_id AND b.state = a.kind AND b.commodity = a.commodity
       WHERE a.owner_type = 'credit-account'
       GROUP BY a.country_code, a.id, a.kind, a.commodity, l.balance
      HAVING l.balance <> coalesce(sum(b.last_serial - b.first_serial + 1), 0)`,
  },
  {
    law: 8,
    sentence: 'Every posting of credits is the sum of the movements of its entry',
    violations: `
      WITH moved AS (
        SELECT country_code, entry_id, owner_id, state, commodity, sum(tonnes) AS tonnes
          FROM (SELECT country_code, entry_id, to_owner_id AS owner_id, to_state AS state,
                       commodity, last_serial - first_serial + 1 AS tonnes
                  FROM public.credit_movement
                 UNION ALL
                SELECT country_code, entry_id, from_owner_id, from_state, commodity,
                       first_serial - last_serial - 1 FROM public.credit_movement) m
         GROUP BY 1, 2, 3, 4, 5),
      posted AS (
        SELECT p.country_code, p.entry_id, a.owner_id, a.kind AS state, p.commodity,
               sum(p.amount) AS tonnes
          FROM public.posting p
          JOIN public.account a ON a.country_code = p.country_code AND a.id = p.account_id
         WHERE a.owner_type IN ('credit-account', 'credit-class')
         GROUP BY 1, 2, 3, 4, 5)
      SELECT coalesce(m.country_code, p.country_code) AS country_code,
             coalesce(m.entry_id, p.entry_id)::text AS subject,
             coalesce(m.commodity, p.commodity) || ': moved ' || coalesce(m.tonnes::text, 'nothing')
             || ', posted ' || coalesce(p.tonnes::text, 'nothing') AS detail
        FROM moved m
        FULL JOIN posted p ON p.country_code = m.country_code AND p.entry_id = m.entry_id
         AND p.owner_id = m.owner_id AND p.state = m.state AND p.commodity = m.commodity
       WHERE m.tonnes IS DISTINCT FROM p.tonnes`,
  },
  {
    law: 8,
    sentence: 'Every block is where the last movement of its serials ended',
    violations: `
      SELECT b.country_code, b.id::text AS subject,
             'shows movement ' || b.movement_id || ', which ended elsewhere or was moved on'
               AS detail
        FROM public.credit_block b
        JOIN public.credit_movement m
          ON m.country_code = b.country_code AND m.id = b.movement_id
       WHERE m.class_id <> b.class_id OR m.to_owner_id <> b.credit_account_id
          OR m.to_state <> b.state OR m.effective_on <> b.since_on
          OR m.first_serial > b.first_serial OR m.last_serial < b.last_serial
          OR EXISTS (SELECT 1 FROM public.credit_movement s
                      WHERE s.country_code = b.country_code
                        AND coalesce(s.previous_id, s.class_id) = b.movement_id
                        AND int8range(s.first_serial, s.last_serial, '[]')
                            && int8range(b.first_serial, b.last_serial, '[]'))`,
  },
  {
    law: 8,
    sentence:
      'Every part of a split has what its block was issued with, and its first-transfer mark',
    violations: `
      SELECT b.country_code, b.id::text AS subject, 'differs from block ' || b.origin_id AS detail
        FROM public.credit_block b
        LEFT JOIN public.credit_block o
          ON o.country_code = b.country_code AND o.id = b.origin_id
       WHERE o.id IS NULL OR o.class_id <> b.class_id OR o.issuance_id <> b.issuance_id
          OR o.issued_on <> b.issued_on OR o.first_serial > b.first_serial
          OR (b.parent_id IS NULL) <> (b.origin_id = b.id)
       UNION ALL
      SELECT b.country_code, b.id::text, 'is in a state that its account has not'
        FROM public.credit_block b
        JOIN public.credit_account a
          ON a.country_code = b.country_code AND a.id = b.credit_account_id
       WHERE a.side <> b.side OR NOT (b.state = CASE a.class
               WHEN 'retirement' THEN 'retired' WHEN 'cancellation' THEN 'cancelled'
               WHEN 'transferred-out' THEN 'transferred-out' ELSE 'held' END
             OR (b.state = 'locked' AND a.class IN ('government-holding', 'entity-holding')))`,
  },
];
