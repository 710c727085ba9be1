package cn.icpfiling.verification.core.rules;

import java.time.LocalDate;

/**
 * The registrar's real-name record of a domain.
 *
 * @param verifiedOn legal day of the verification; null if not given
 */
public record RealName(boolean passed, LocalDate verifiedOn, RegistrantMatch match) {}
