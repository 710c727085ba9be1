package cn.icpfiling.verification.core.rules;

import cn.icpfiling.verification.core.rules.Answer.Absent;
import cn.icpfiling.verification.core.rules.Answer.Known;
import cn.icpfiling.verification.core.rules.Answer.Unknown;

/**
 * D1: the domain's registrant is the filing's subject, in name, certificate type and certificate number.
 *
 * <p>Only the real-name record can prove it: public registration data hide persons and never show a certificate. If
 * there is no record, no registrant is verified, which D2 reports.
 */
final class RegistrantIsSubject implements DomainRule {

    @Override
    public RuleId id() {
        return RuleId.D1;
    }

    @Override
    public Finding judge(DomainFacts facts) {
        return switch (facts.realName()) {
            case Known<RealName>(var record) ->
                record.match()
                        .complete()
                        .map(same -> same ? Finding.holds(id()) : Finding.broken(id(), FindingCode.REGISTRANT_MISMATCH))
                        .orElseGet(() -> Finding.unknown(id()));
            case Absent<RealName>() -> Finding.notApplicable(id());
            case Unknown<RealName>() -> Finding.unknown(id());
        };
    }
}
