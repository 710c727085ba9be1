package cn.icpfiling.verification.core.rules;

import java.time.LocalDate;

/**
 * Whether the authority holds the present real-name data of a domain.
 *
 * @param since legal day from which it holds them; null if not given
 */
public record AuthorityRecord(boolean stored, LocalDate since) {}
