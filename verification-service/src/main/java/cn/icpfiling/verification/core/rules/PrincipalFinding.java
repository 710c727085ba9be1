package cn.icpfiling.verification.core.rules;

/** @param code null when the person is who the filing says */
public record PrincipalFinding(RuleResult result, IdentityCode code) {}
