package cn.icpfiling.verification.core.rules;

/** Facts in, one finding out. A rule asks no source, reads no clock and changes nothing. */
interface DomainRule {

    RuleId id();

    Finding judge(DomainFacts facts);
}
