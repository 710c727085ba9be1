package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.cases.CaseCaller;
import cn.icpfiling.account.cases.OwnCases;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.letter.PrintedLetter;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Prints the letter of authority of a case, in Chinese: the filing, the target account and the case are filled in, the names, the seal and
 * the signature are left blank.
 */
@ApplicationScoped
class PrintLetter {

    private static final String TITLE = "备案转移授权书";

    private final OwnCases own;
    private final Engine engine;

    PrintLetter(OwnCases own, Engine engine) {
        this.own = own;
        this.engine = engine;
    }

    /** Returns a page of HTML. 404 if the case is not the caller's, or no transfer. */
    @Transactional
    String handle(UUID id, UUID account) {
        var found = own.shown(id, CaseCaller.account(account));
        if (found.kind() != CaseKind.OFFLINE_TRANSFER) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return PrintedLetter.page(
                TITLE,
                engine.getTemplate("cases/letter-of-authority.html")
                        .instance()
                        .data("filedAs", found.filedAs())
                        .data("account", account)
                        .data("caseId", id)
                        .data("openedOn", LegalTime.dayOf(found.openedAt()))
                        .render());
    }
}
