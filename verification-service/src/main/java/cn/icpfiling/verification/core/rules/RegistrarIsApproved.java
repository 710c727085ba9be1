package cn.icpfiling.verification.core.rules;

import cn.icpfiling.verification.core.rules.Answer.Absent;
import cn.icpfiling.verification.core.rules.Answer.Known;
import cn.icpfiling.verification.core.rules.Answer.Unknown;

/**
 * D6: the ministry has approved the domain's registrar, by the list of the day. A registrar that an incomplete list
 * does not contain is unknown. A free name has no registrar, which D4 reports.
 */
final class RegistrarIsApproved implements DomainRule {

    @Override
    public RuleId id() {
        return RuleId.D6;
    }

    @Override
    public Finding judge(DomainFacts facts) {
        return switch (facts.registration()) {
            case Known<Registration>(var registration) -> judge(registration.registrar(), facts);
            case Absent<Registration>() -> Finding.notApplicable(id());
            case Unknown<Registration>() -> Finding.unknown(id());
        };
    }

    private Finding judge(Registrar registrar, DomainFacts facts) {
        if (registrar == null || !(facts.registrars() instanceof Known<RegistrarList>(var list))) {
            return Finding.unknown(id());
        }
        return list.status(registrar, facts.listDay())
                .map(this::judge)
                .orElseGet(() -> Finding.unknown(id(), FindingCode.REGISTRAR_NOT_LISTED));
    }

    private Finding judge(ApprovalStatus status) {
        return status == ApprovalStatus.APPROVED
                ? Finding.holds(id())
                : Finding.broken(id(), FindingCode.REGISTRAR_NOT_APPROVED);
    }
}
