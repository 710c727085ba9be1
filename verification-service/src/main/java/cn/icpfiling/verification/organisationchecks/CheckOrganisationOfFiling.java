package cn.icpfiling.verification.organisationchecks;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.identifier.Uscc;
import cn.icpfiling.verification.checks.AskInParallel;
import cn.icpfiling.verification.checks.CheckBudgets;
import cn.icpfiling.verification.checks.KeepEvidence;
import cn.icpfiling.verification.core.rules.OrganisationIsAlive;
import cn.icpfiling.verification.sources.BusinessRegister;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.Holder;
import cn.icpfiling.verification.sources.SourceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Compares a filed organisation with the business register. Asks first, then stores the evidence. A number that is no
 * credit code stands in no register that can be asked.
 */
@ApplicationScoped
class CheckOrganisationOfFiling {

    private static final String PART = "ORGANISATION";

    private final BusinessRegister register;
    private final AskInParallel parallel;
    private final KeepEvidence evidence;
    private final Audit audit;
    private final CheckBudgets budgets;

    CheckOrganisationOfFiling(
            BusinessRegister register,
            AskInParallel parallel,
            KeepEvidence evidence,
            Audit audit,
            CheckBudgets budgets) {
        this.register = register;
        this.parallel = parallel;
        this.evidence = evidence;
        this.audit = audit;
        this.budgets = budgets;
    }

    OrganisationCheckView handle(OrganisationCheckRequest request) {
        var code = Uscc.check(request.certificateNumber());
        if (!Uscc.isFormOf(code)) {
            var none = OrganisationIsAlive.notApplicable();
            return new OrganisationCheckView(null, none.result(), none.code());
        }
        var organisation = new Holder(request.name(), request.certificateType(), code.normalized());
        var deadline = Deadline.in(budgets.domainChecks());
        var answer = parallel.ask(
                        SourceKind.ORG_REGISTER,
                        () -> register.ask(organisation, request.legalRepresentative(), deadline))
                .by(deadline);
        var finding = OrganisationIsAlive.judge(answer.answer(), code.isValid());
        var id = Ids.next();
        UnitOfWork.run(() -> {
            evidence.handle(id, PART, List.of(answer.asked()));
            audit.record(Act.of("ORGANISATION.CHECK", "SUBJECT", request.subjectId())
                    .with("check", id)
                    .with("result", finding.result())
                    .with("code", finding.code()));
        });
        return new OrganisationCheckView(id, finding.result(), finding.code());
    }
}
