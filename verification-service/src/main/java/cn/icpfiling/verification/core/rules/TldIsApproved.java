package cn.icpfiling.verification.core.rules;

import cn.icpfiling.verification.core.rules.Answer.Known;

/** D5: the ministry has approved the top-level domain, by the list of the day. Unknown only without any list. */
final class TldIsApproved implements DomainRule {

    @Override
    public RuleId id() {
        return RuleId.D5;
    }

    @Override
    public Finding judge(DomainFacts facts) {
        if (!(facts.tlds() instanceof Known<TldList>(var list))) {
            return Finding.unknown(id());
        }
        return list.status(facts.tld(), facts.listDay()) == ApprovalStatus.APPROVED
                ? Finding.holds(id())
                : Finding.broken(id(), FindingCode.TLD_NOT_APPROVED);
    }
}
