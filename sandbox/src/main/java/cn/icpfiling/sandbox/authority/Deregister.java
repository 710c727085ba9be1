package cn.icpfiling.sandbox.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What an officer does with papers that came by post: deletes a filing from the register. */
@ApplicationScoped
class Deregister {

    private final Filings filings;
    private final FiledElsewhere elsewhere;

    Deregister(Filings filings, FiledElsewhere elsewhere) {
        this.filings = filings;
        this.elsewhere = elsewhere;
    }

    /** False when nothing is filed under that number. */
    @Transactional
    boolean handle(String number) {
        return filings.deregisterService(number) || filings.deregisterSubject(number) || elsewhere.deregister(number);
    }
}
