package cn.icpfiling.verification.domainverifications;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.checks.JudgingPath;

/** A front end asks about one domain. */
public final class SinglePath implements JudgingPath {

    @Override
    public Judged judge(Question question) {
        var holder = question.holder();
        var request = new DomainVerificationRequest(
                question.domain(),
                holder.name(),
                holder.certificateType(),
                holder.certificateNumber(),
                question.type());
        var domain = DomainToCheck.parse(question.domain()).orElseThrow();
        return Judged.of(
                new VerifyDomain(question.check(), null, null, null, null, question.budgets(), question.clock())
                        .look(request, domain, LegalTime.dayOf(question.clock().instant())));
    }
}
