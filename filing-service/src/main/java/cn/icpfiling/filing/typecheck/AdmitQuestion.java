package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.rules.FilingRules;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.limits.HolderLimits;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a question is asked at all: it is without faults, within the limits, and its captcha is answered. */
@ApplicationScoped
class AdmitQuestion {

    private final HolderLimits limits;
    private final Captchas captchas;
    private final FormOfToday form;
    private final OrderFacts.Book book;

    AdmitQuestion(HolderLimits limits, Captchas captchas, FormOfToday form, OrderFacts.Book book) {
        this.limits = limits;
        this.captchas = captchas;
        this.form = form;
        this.book = book;
    }

    /**
     * Faults come first: a typing error costs neither a turn nor a captcha, and the answer tells nothing that the caller did not write.
     *
     * @return the certificate's number in its normal form
     */
    String handle(Holder holder, FilingTypeQuestion question, LocalDate today) {
        var number = normalized(
                question,
                today,
                faults(question, today).stream()
                        .filter(fault -> !FormOfToday.isOld(fault))
                        .toList());
        count(holder);
        captchas.require(question.captcha());
        return number;
    }

    /** Admits the data of an earlier check, which was without faults. */
    void again(Holder holder, CaptchaAnswer captcha) {
        count(holder);
        captchas.require(captcha);
    }

    /**
     * Refuses a question for its faults, and counts nothing.
     *
     * @return the certificate's number in its normal form
     */
    String requireSound(FilingTypeQuestion question, LocalDate today) {
        return normalized(question, today, faults(question, today));
    }

    /**
     * Refuses a certificate that is not given any more, of a subject that is nowhere filed: no order states it. Of a filed subject it
     * names the filing, so such a check is answered.
     */
    void requireFormOfToday(OrderFacts.Identity identity, LocalDate today) {
        refuse(form.faults(identity, today));
    }

    private String normalized(FilingTypeQuestion question, LocalDate today, List<Violation> broken) {
        refuse(broken);
        return book.codes()
                .formOf(question.certificateType())
                .check(question.certificateNumber(), today)
                .normalized();
    }

    void count(Holder holder) {
        limits.count(holder, AccountLimit.Kind.TYPE_CHECK);
    }

    private List<Violation> faults(FilingTypeQuestion question, LocalDate today) {
        var facts = OrderFacts.ofIdentity(
                new OrderFacts.Identity(
                        question.region().region(),
                        question.nature(),
                        question.certificateType(),
                        question.certificateNumber(),
                        question.domain()),
                today,
                book);
        var broken = new ArrayList<>(FilingRules.identity(facts));
        if (!question.confirmsNumber()) {
            broken.addAll(FilingRules.unconfirmed(facts));
        }
        return broken;
    }

    private static void refuse(List<Violation> broken) {
        if (!broken.isEmpty()) {
            throw ProblemException.broken(broken);
        }
    }
}
