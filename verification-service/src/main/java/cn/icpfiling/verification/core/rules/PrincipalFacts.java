package cn.icpfiling.verification.core.rules;

/**
 * @param numberHolds whether form and check digit are right, as far as the certificate type has one
 * @param identity unknown, because not asked, if the number is invalid
 */
public record PrincipalFacts(boolean numberHolds, Answer<IdentityMatch> identity) {}
