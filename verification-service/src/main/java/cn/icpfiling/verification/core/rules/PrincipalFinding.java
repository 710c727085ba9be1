package cn.icpfiling.verification.core.rules;

/** @param code null if the person matches the filing */
public record PrincipalFinding(RuleResult result, IdentityCode code) {}
