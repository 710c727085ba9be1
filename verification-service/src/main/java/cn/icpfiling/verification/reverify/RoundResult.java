package cn.icpfiling.verification.reverify;

import cn.icpfiling.verification.checks.DomainCheck;
import cn.icpfiling.verification.core.OrderVerdict;
import cn.icpfiling.verification.sources.AnswerKind;

/** The result of one round of a filed domain, not yet stored. */
record RoundResult(DomainCheck check, OrderVerdict.Lists lists) {

    /** Checks whether a source rests or is busy: the round is then postponed and does not count. */
    boolean isPutOff() {
        return check.evidence().stream().anyMatch(asked -> asked.answer() == AnswerKind.BUSY);
    }
}
