package cn.icpfiling.verification.core.rules;

/** Facts in, one finding out: no source is asked here, no clock read, nothing changed. */
interface DomainRule {

    RuleId id();

    Finding judge(DomainFacts facts);
}
