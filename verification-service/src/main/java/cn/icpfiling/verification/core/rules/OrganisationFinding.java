package cn.icpfiling.verification.core.rules;

/** @param code null if the organisation matches the filing, or no register covers its kind */
public record OrganisationFinding(RuleResult result, OrganisationCode code) {}
