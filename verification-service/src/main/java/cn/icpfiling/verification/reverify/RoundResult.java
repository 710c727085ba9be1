package cn.icpfiling.verification.reverify;

import cn.icpfiling.verification.checks.DomainCheck;
import cn.icpfiling.verification.core.OrderVerdict;
import cn.icpfiling.verification.sources.AnswerKind;
import cn.icpfiling.verification.sources.SourceKind;
import java.util.stream.Stream;

/** The result of one round of a filed domain, not yet stored. */
record RoundResult(DomainCheck check, OrderVerdict.Lists lists) {

    /**
     * Checks whether the registry or the real-name source rests or is busy: the round is then postponed and does not count. A registrar
     * that is asked besides the registry leaves only its own rule unknown, and can be busy for weeks: what the others said counts.
     */
    boolean isPutOff() {
        var evidence = check.evidence();
        var registry = evidence.stream().limit(1);
        var realName = evidence.stream().filter(asked -> asked.source() == SourceKind.REAL_NAME);
        return Stream.concat(registry, realName).anyMatch(asked -> asked.answer() == AnswerKind.BUSY);
    }
}
