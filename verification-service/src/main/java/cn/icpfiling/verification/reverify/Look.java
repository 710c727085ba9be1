package cn.icpfiling.verification.reverify;

import cn.icpfiling.verification.checks.DomainCheck;
import cn.icpfiling.verification.core.OrderVerdict;
import cn.icpfiling.verification.sources.AnswerKind;

/** What one look at a filed domain came to, not yet settled. */
record Look(DomainCheck check, OrderVerdict.Lists lists) {

    /** A source rests, or has no place for us: the look is put off, and is none. */
    boolean isPutOff() {
        return check.evidence().stream().anyMatch(asked -> asked.answer() == AnswerKind.BUSY);
    }
}
