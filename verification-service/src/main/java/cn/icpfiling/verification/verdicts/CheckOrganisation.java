package cn.icpfiling.verification.verdicts;

import cn.icpfiling.platform.identifier.Uscc;
import cn.icpfiling.verification.checks.AskInParallel;
import cn.icpfiling.verification.core.rules.OrganisationIsAlive;
import cn.icpfiling.verification.core.rules.RegisterEntry;
import cn.icpfiling.verification.sources.BusinessRegister;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.Holder;
import cn.icpfiling.verification.sources.SourceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Asks the business register about a sponsor that files under a credit code. */
@ApplicationScoped
class CheckOrganisation {

    /** Nature of a sponsor who is a person (docs/trade.md 4.1). */
    private static final int PERSON = 5;

    /** The pending question; empty if the register is not asked. */
    record Asking(Optional<AskInParallel.Pending<RegisterEntry>> pending, boolean soundNumber) {}

    private final BusinessRegister register;
    private final AskInParallel parallel;

    CheckOrganisation(BusinessRegister register, AskInParallel parallel) {
        this.register = register;
        this.parallel = parallel;
    }

    Asking ask(OrderSnapshot facts, Deadline deadline) {
        var code = Uscc.check(facts.certificateNumber());
        // Without the test of nature, about one ID number in some hundred would pass for a credit code.
        if (facts.nature() == PERSON || !Uscc.isFormOf(code)) {
            return new Asking(Optional.empty(), false);
        }
        var organisation = new Holder(facts.holderName(), facts.certificateType(), code.normalized());
        var representative = facts.people().stream()
                .filter(OrderSnapshot.Person::legalRepresentative)
                .map(OrderSnapshot.Person::name)
                .findFirst()
                .orElse(null);
        return new Asking(
                Optional.of(parallel.ask(
                        SourceKind.ORG_REGISTER, () -> register.ask(organisation, representative, deadline))),
                code.isValid());
    }

    OrganisationCheck judge(Asking asking, Deadline deadline) {
        return asking.pending()
                .map(pending -> pending.by(deadline))
                .map(answer -> new OrganisationCheck(
                        OrganisationIsAlive.judge(answer.answer(), asking.soundNumber()), List.of(answer.asked())))
                .orElseGet(() -> new OrganisationCheck(OrganisationIsAlive.notApplicable(), List.of()));
    }
}
