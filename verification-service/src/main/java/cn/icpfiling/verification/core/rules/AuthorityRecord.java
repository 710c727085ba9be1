package cn.icpfiling.verification.core.rules;

import java.time.LocalDate;

/**
 * Whether the authority holds the present real-name data of a domain.
 *
 * @param since legal day since when; null when it is not told
 */
public record AuthorityRecord(boolean stored, LocalDate since) {}
