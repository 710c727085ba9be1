package cn.icpfiling.verification.core.rules;

/** @param code null if the mobile is the person's */
public record PhoneFinding(RuleResult result, PhoneCode code) {}
