package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.rules.CertificateFitsNature;
import cn.icpfiling.filing.core.rules.FilingRules;
import cn.icpfiling.filing.core.rules.NumberFaults;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/**
 * Tells a number of before 2015-10-01, and a type of certificate that is not given any more. Filings of those days have them, here, on the
 * old platform or at another provider, so they name a filing that exists; an order states the present certificate.
 */
@ApplicationScoped
class FormOfToday {

    private final OrderContentRepository contents;
    private final OrderFacts.Book book;

    FormOfToday(OrderContentRepository contents, OrderFacts.Book book) {
        this.contents = contents;
        this.book = book;
    }

    static boolean isOld(Violation fault) {
        return NumberFaults.isOfOldForm(fault) || fault.code().equals(CertificateFitsNature.HISTORIC);
    }

    /** The faults for which no order states the certificate. */
    List<Violation> faults(OrderFacts.Identity identity, LocalDate today) {
        return FilingRules.identity(OrderFacts.ofIdentity(identity, today, book)).stream()
                .filter(FormOfToday::isOld)
                .toList();
    }

    boolean has(SettledIdentity settled, LocalDate today) {
        var identity = new OrderFacts.Identity(
                settled.region(),
                settled.nature(),
                settled.certificateType(),
                contents.openCertificateNumber(settled.typeCheckId(), settled.encryptedCertificateNumber()),
                settled.domain());
        return faults(identity, today).isEmpty();
    }
}
