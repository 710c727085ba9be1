package cn.icpfiling.verification.core.rules;

import cn.icpfiling.verification.core.rules.Answer.Absent;
import cn.icpfiling.verification.core.rules.Answer.Known;
import cn.icpfiling.verification.core.rules.Answer.Unknown;

/**
 * D2: the registrant's real-name verification at the registrar is passed. No record means that no verification took
 * place.
 */
final class RealNameIsVerified implements DomainRule {

    @Override
    public RuleId id() {
        return RuleId.D2;
    }

    @Override
    public Finding judge(DomainFacts facts) {
        return switch (facts.realName()) {
            case Known<RealName>(var record) when record.passed() -> Finding.holds(id());
            case Known<RealName> unused -> Finding.broken(id(), FindingCode.REAL_NAME_MISSING);
            case Absent<RealName>() -> Finding.broken(id(), FindingCode.REAL_NAME_MISSING);
            case Unknown<RealName>() -> Finding.unknown(id());
        };
    }
}
