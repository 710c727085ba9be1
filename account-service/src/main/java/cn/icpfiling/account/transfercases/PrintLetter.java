package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.cases.CaseCaller;
import cn.icpfiling.account.cases.OwnCases;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.letter.PdfPages;
import cn.icpfiling.platform.web.letter.PrintedLetter;
import cn.icpfiling.platform.web.letter.PrintedLetter.Format;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Prints the letter of authority of a case, in Chinese: the filing, the target account and the case are filled in, the names, the seal and
 * the signature are left blank. The drawing runs outside any transaction.
 */
@ApplicationScoped
class PrintLetter {

    private static final String TITLE = "备案转移授权书";

    private final OwnCases own;
    private final Engine engine;
    private final LetterLimit limit;
    private final PdfPages pdf;

    PrintLetter(OwnCases own, Engine engine, LetterLimit limit, PdfPages pdf) {
        this.own = own;
        this.engine = engine;
        this.limit = limit;
        this.pdf = pdf;
    }

    /** 404 if the case is not the caller's, or no transfer; TOO_MANY_REQUESTS and SERVICE_BUSY for a PDF only. */
    byte[] handle(UUID id, UUID account, Format wanted) {
        var page = UnitOfWork.in(() -> page(id, account));
        if (wanted == Format.HTML) {
            return page.getBytes(StandardCharsets.UTF_8);
        }
        limit.count(account);
        return pdf.of(page, account);
    }

    private String page(UUID id, UUID account) {
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
