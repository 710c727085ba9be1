package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.materials.PaperTransfers;
import cn.icpfiling.filing.materials.TakePaper;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;

/** The principal's other operations through their link: show, consent, and upload the signed sheet. */
@ApplicationScoped
class WalkPhoneStep {

    private final LinkedStep linked;
    private final Consents consents;
    private final TakePaper takePaper;
    private final PaperTransfers transfers;
    private final PhoneStepViews views;
    private final Audit audit;
    private final Clock clock;

    WalkPhoneStep(
            LinkedStep linked,
            Consents consents,
            TakePaper takePaper,
            PaperTransfers transfers,
            PhoneStepViews views,
            Audit audit,
            Clock clock) {
        this.linked = linked;
        this.consents = consents;
        this.takePaper = takePaper;
        this.transfers = transfers;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    PhoneStepView show(String secret) {
        return views.of(linked.look(secret));
    }

    @Transactional
    PhoneStepView consent(String secret, String version) {
        var found = linked.locked(secret);
        consents.requireCurrent(version);
        if (!found.step().isConsented()) {
            found.step().consent(version, clock.instant());
            audit.record(Act.of("AUTHENTICITY.CONSENT", "ORDER", found.order().id())
                    .with("part", found.step().part())
                    .with("step", found.step().id()));
        }
        return views.of(found);
    }

    /** Replaces the order's sheet, while the order is editable, as for every material. */
    PhoneStepView sheet(String secret, InputStream body) {
        var order = UnitOfWork.in(() -> signer(linked.look(secret)));
        transfers.upload(
                order.holder(),
                body,
                paced -> takePaper.handle(
                        order.id(),
                        MaterialKind.VERIFICATION_SHEET,
                        paced,
                        _ -> signer(linked.locked(secret)),
                        (_, _) -> {}));
        return UnitOfWork.in(() -> views.of(linked.look(secret)));
    }

    private static Order signer(LinkedStep.Found found) {
        if (!found.step().isConsented()) {
            throw new ProblemException(FilingProblem.CONSENT_MISSING);
        }
        return found.order();
    }
}
