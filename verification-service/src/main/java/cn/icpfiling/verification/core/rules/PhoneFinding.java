package cn.icpfiling.verification.core.rules;

/** @param code null when the mobile is the person's */
public record PhoneFinding(RuleResult result, PhoneCode code) {}
