package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.materials.PaperTransfers;
import cn.icpfiling.filing.materials.TakePaper;
import cn.icpfiling.filing.provider.ProviderProfiles;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.util.UUID;

/** The principal's other operations through their link: show, consent, and upload the signed sheet. */
@ApplicationScoped
class WalkPhoneStep {

    private final LinkedStep linked;
    private final Consents consents;
    private final MaterialRepository materials;
    private final TakePaper takePaper;
    private final PaperTransfers transfers;
    private final ProviderProfiles profiles;
    private final Wording wording;
    private final Audit audit;
    private final Clock clock;

    WalkPhoneStep(
            LinkedStep linked,
            Consents consents,
            MaterialRepository materials,
            TakePaper takePaper,
            PaperTransfers transfers,
            ProviderProfiles profiles,
            Wording wording,
            Audit audit,
            Clock clock) {
        this.linked = linked;
        this.consents = consents;
        this.materials = materials;
        this.takePaper = takePaper;
        this.transfers = transfers;
        this.profiles = profiles;
        this.wording = wording;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    PhoneStepView show(String secret) {
        return view(linked.look(secret));
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
        return view(found);
    }

    /** Replaces the order's sheet, while the order is editable, as for every material. */
    PhoneStepView sheet(String secret, InputStream body) {
        var order = QuarkusTransaction.requiringNew().call(() -> signer(linked.look(secret)));
        transfers.upload(
                order.holder(),
                body,
                paced -> takePaper.handle(
                        order.id(),
                        MaterialKind.VERIFICATION_SHEET,
                        paced,
                        _ -> signer(linked.locked(secret)),
                        (_, _) -> {}));
        return QuarkusTransaction.requiringNew().call(() -> view(linked.look(secret)));
    }

    private static Order signer(LinkedStep.Found found) {
        if (!found.step().isConsented()) {
            throw new ProblemException(FilingProblem.CONSENT_MISSING);
        }
        return found.order();
    }

    private PhoneStepView view(LinkedStep.Found found) {
        var step = found.step();
        var locale = wording.locale();
        return new PhoneStepView(
                step.part(),
                Masks.name(found.person().name()),
                profiles.inForce(locale).name(),
                consents.current(locale),
                step.isConsented(),
                sheetIsThere(found.order().id()),
                step.result(),
                step.triesLeft(),
                step.linkEndsAt());
    }

    private boolean sheetIsThere(UUID order) {
        return materials.of(order, MaterialKind.VERIFICATION_SHEET).isPresent();
    }
}
