package cn.icpfiling.verification.core.rules;

/**
 * @param numberHolds form and check digit, where the certificate type has one
 * @param identity not asked, hence unknown, when the number cannot be one
 */
public record PrincipalFacts(boolean numberHolds, Answer<IdentityMatch> identity) {}
