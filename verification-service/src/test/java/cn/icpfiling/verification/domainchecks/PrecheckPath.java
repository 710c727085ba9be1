package cn.icpfiling.verification.domainchecks;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.checks.JudgingPath;
import java.util.List;

/** filing-service asks before an order is submitted. */
public final class PrecheckPath implements JudgingPath {

    @Override
    public Judged judge(Question question) {
        var holder = question.holder();
        var request = new DomainChecksRequest(
                List.of(question.domain()),
                holder.name(),
                holder.certificateType(),
                holder.certificateNumber(),
                question.type(),
                null,
                null,
                null);
        var looked = new CheckDomainsForOrder(question.check(), null, question.budgets(), question.clock())
                .look(request, LegalTime.dayOf(question.clock().instant()));
        return Judged.of(looked.getFirst());
    }
}
