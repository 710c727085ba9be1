package cn.icpfiling.verification.core.rules;

/** @param code null when the organisation is as the filing says, or no register knows its kind */
public record OrganisationFinding(RuleResult result, OrganisationCode code) {}
