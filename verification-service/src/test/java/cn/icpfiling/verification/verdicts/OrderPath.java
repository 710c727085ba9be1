package cn.icpfiling.verification.verdicts;

import cn.icpfiling.verification.checks.JudgingPath;
import java.util.List;
import java.util.UUID;

/** An order was submitted. */
public final class OrderPath implements JudgingPath {

    private static final int PERSON = 5;

    @Override
    public Judged judge(Question question) {
        var holder = question.holder();
        FilingFacts filing = order -> new OrderSnapshot(
                order,
                question.type().name(),
                question.clock().instant(),
                1,
                holder.name(),
                PERSON,
                holder.certificateType(),
                holder.certificateNumber(),
                List.of(new OrderSnapshot.Domain(question.domain(), false)),
                List.of());
        // nobody is named and no register is asked about a person: domains alone are judged
        var look = new VerifyOrder(
                filing,
                question.check(),
                new CheckPeople(null, null, null, question.clock()),
                new CheckOrganisation(null, null),
                question.lists(),
                question.budgets(),
                question.clock());
        return Judged.of(look.handle(UUID.randomUUID()).orElseThrow().domains().getFirst());
    }
}
