package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.store.AuthenticityStepRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.UUID;

/**
 * Shows a reviewer the photograph that matched, while the order is under review. Each read is audited before the first
 * byte is sent.
 */
@ApplicationScoped
class ShowFace {

    private final OrderAccess access;
    private final ShowAuthenticity authenticity;
    private final AuthenticityStepRepository steps;
    private final Storage storage;
    private final Audit audit;

    ShowFace(
            OrderAccess access,
            ShowAuthenticity authenticity,
            AuthenticityStepRepository steps,
            Storage storage,
            Audit audit) {
        this.access = access;
        this.authenticity = authenticity;
        this.steps = steps;
        this.storage = storage;
        this.audit = audit;
    }

    InputStream handle(UUID orderId, PrincipalPart part) {
        access.requireReviewable(orderId);
        var photo = UnitOfWork.in(() -> shown(orderId, part));
        try {
            return storage.read(Shelf.FACES, photo);
        } catch (NoSuchFileException forgotten) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(forgotten);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID shown(UUID orderId, PrincipalPart part) {
        var order = access.readable(orderId);
        if (!order.state().underReview()) {
            throw new ProblemException(FilingProblem.NOT_UNDER_REVIEW, order.state());
        }
        var step = authenticity.answer(order, part, steps.of(orderId)).counts();
        if (step == null || step.photoId() == null) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        audit.record(
                Act.of("AUTHENTICITY.SHOW", "ORDER", orderId).with("part", part).with("step", step.id()));
        return step.photoId();
    }
}
