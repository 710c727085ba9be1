package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.store.FilingTypeCheckRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows the data of a type check in clear, to another service. */
@ApplicationScoped
class ShowSettledTypeCheck {

    private final FilingTypeCheckRepository checks;
    private final OrderContentRepository contents;

    ShowSettledTypeCheck(FilingTypeCheckRepository checks, OrderContentRepository contents) {
        this.checks = checks;
        this.contents = contents;
    }

    /** 404 for an unknown check. */
    @Transactional
    SettledTypeCheck handle(UUID id) {
        var check = checks.own(id, known -> true);
        var settled = check.identity();
        return SettledTypeCheck.of(check, contents.openCertificateNumber(id, settled.encryptedCertificateNumber()));
    }
}
