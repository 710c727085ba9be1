package cn.icpfiling.verification.core.rules;

import cn.icpfiling.verification.core.rules.Answer.Known;
import java.time.LocalDate;

/**
 * D5: the ministry has approved the top-level domain, by the list of the day. A domain that an incomplete list does not
 * contain is unknown.
 */
final class TldIsApproved implements DomainRule {

    @Override
    public RuleId id() {
        return RuleId.D5;
    }

    @Override
    public Finding judge(DomainFacts facts) {
        return judge(facts.tld(), facts.listDay(), facts.tlds());
    }

    static Finding judge(String tld, LocalDate listDay, Answer<TldList> tlds) {
        if (!(tlds instanceof Known<TldList>(var list))) {
            return Finding.unknown(RuleId.D5);
        }
        return list.status(tld, listDay)
                .map(TldIsApproved::judge)
                .orElseGet(() -> Finding.unknown(RuleId.D5, FindingCode.TLD_NOT_LISTED));
    }

    private static Finding judge(ApprovalStatus status) {
        return status == ApprovalStatus.APPROVED
                ? Finding.holds(RuleId.D5)
                : Finding.broken(RuleId.D5, FindingCode.TLD_NOT_APPROVED);
    }
}
