package cn.icpfiling.verification.reverify;

import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.checks.JudgingPath.Question;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.core.rules.Finding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A domain that is filed is looked at again. Its scope hangs on when it was filed, and not on the type of an order. */
public final class FiledPath {

    private FiledPath() {}

    public static List<Finding> judge(Question question, Instant filedAt) {
        var name = DomainToCheck.parse(question.domain()).orElseThrow().name();
        var filed = new FiledDomain(
                UUID.randomUUID(),
                new FiledDomain.Name(name.ascii(), name.tld()),
                new FiledDomain.OfService(UUID.randomUUID(), UUID.randomUUID(), "京ICP备2026000001号-1", filedAt, null));
        return new VerifyFiledDomain(question.check(), question.lists(), question.budgets())
                .handle(filed, question.holder())
                .check()
                .findings();
    }
}
