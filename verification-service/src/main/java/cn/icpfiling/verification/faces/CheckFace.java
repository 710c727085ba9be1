package cn.icpfiling.verification.faces;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.verification.checks.CheckBudgets;
import cn.icpfiling.verification.checks.KeepEvidence;
import cn.icpfiling.verification.core.FaceCheck;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.FaceMatch;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.FaceSource;
import cn.icpfiling.verification.sources.Holder;
import cn.icpfiling.verification.sources.Sourced;
import cn.icpfiling.verification.store.FaceCheckRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Compares a face. Asks the source first, then stores the result, the evidence and the audit entry in one transaction.
 * The photograph is not stored.
 */
@ApplicationScoped
class CheckFace {

    private final FaceSource faces;
    private final FaceCheckRepository checks;
    private final KeepEvidence evidence;
    private final KeyedHash hash;
    private final Audit audit;
    private final CheckBudgets budgets;
    private final Clock clock;

    CheckFace(
            FaceSource faces,
            FaceCheckRepository checks,
            KeepEvidence evidence,
            KeyedHash hash,
            Audit audit,
            CheckBudgets budgets,
            Clock clock) {
        this.faces = faces;
        this.checks = checks;
        this.evidence = evidence;
        this.hash = hash;
        this.audit = audit;
        this.budgets = budgets;
        this.clock = clock;
    }

    FaceCheckView handle(FaceCheckRequest request) {
        var person = new Holder(request.name(), request.certificateType(), request.certificateNumber());
        var said = faces.ask(person, request.photo(), Deadline.in(budgets.faces()));
        return UnitOfWork.in(() -> keep(request, person, said));
    }

    private FaceCheckView keep(FaceCheckRequest request, Holder person, Sourced<FaceMatch> said) {
        var check = new FaceCheck(
                Ids.next(),
                request.orderId(),
                request.part().name(),
                hash.of("person", person.name() + "|" + person.certificateType() + "|" + person.certificateNumber()),
                result(said.answer()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        checks.persist(check);
        evidence.handle(check.id(), request.part().name(), List.of(said.asked()));
        audit.record(Act.of("FACE.CHECK", "ORDER", request.orderId())
                .with("part", request.part())
                .with("check", check.id())
                .with("result", check.result()));
        return new FaceCheckView(check.id(), check.result(), check.checkedAt());
    }

    /** A source that has no reference picture has answered: another photograph changes nothing, so a person must look. */
    private static FaceCheck.Result result(Answer<FaceMatch> answer) {
        return switch (answer) {
            case Answer.Known<FaceMatch>(var match) -> FaceCheck.Result.valueOf(match.name());
            case Answer.Absent<FaceMatch>() -> FaceCheck.Result.NO_REFERENCE;
            case Answer.Unknown<FaceMatch>() -> FaceCheck.Result.UNKNOWN;
        };
    }
}
