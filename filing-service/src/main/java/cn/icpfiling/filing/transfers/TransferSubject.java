package cn.icpfiling.filing.transfers;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.ContactsToTell;
import cn.icpfiling.filing.filings.MoveFiling;
import cn.icpfiling.filing.store.HolderLockTable;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.store.SubjectTransferTable;
import cn.icpfiling.filing.transfers.SubjectTransferView.TransferredService;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Hands a subject with all that belongs to its filing over to another account, in one transaction. A repeat of a transfer
 * gets the answer of the first, with the contacts of now, also if that was a refusal; a transfer with the id of another is 409
 * TRANSFER_ID_REUSED.
 */
@ApplicationScoped
class TransferSubject {

    private static final TypeReference<List<TransferredService>> SERVICES = new TypeReference<>() {};

    private final SubjectTransferTable transfers;
    private final HolderLockTable holders;
    private final SubjectRepository subjects;
    private final TransferPreconditions preconditions;
    private final MoveFiling moveFiling;
    private final ContactsToTell contacts;
    private final Clock clock;

    TransferSubject(
            SubjectTransferTable transfers,
            HolderLockTable holders,
            SubjectRepository subjects,
            TransferPreconditions preconditions,
            MoveFiling moveFiling,
            ContactsToTell contacts,
            Clock clock) {
        this.transfers = transfers;
        this.holders = holders;
        this.subjects = subjects;
        this.preconditions = preconditions;
        this.moveFiling = moveFiling;
        this.contacts = contacts;
        this.clock = clock;
    }

    SubjectTransferView handle(SubjectTransferRequest request) {
        if (request.from().equals(request.to())) {
            throw new ProblemException(FilingProblem.TRANSFER_SAME_ACCOUNT);
        }
        return switch (UnitOfWork.in(() -> outcome(request.transferId(), request.terms()))) {
            case Outcome.Done done -> view(done);
            case Outcome.Refused refused -> throw new ProblemException(refused.problem());
        };
    }

    /** Reads the contacts after the move, which nothing about them undoes. */
    private SubjectTransferView view(Outcome.Done done) {
        var moved = done.services().stream().map(TransferredService::serviceId).collect(Collectors.toSet());
        return new SubjectTransferView(
                done.subject(), done.at(), done.services(), contacts.handle(done.subject(), moved));
    }

    /** What came of a transfer. A refusal is a value, so that its transaction commits and stores it. */
    private sealed interface Outcome {

        record Done(UUID subject, Instant at, List<TransferredService> services) implements Outcome {}

        record Refused(FilingProblem problem) implements Outcome {}
    }

    private Outcome outcome(UUID id, SubjectTransferTable.Terms terms) {
        var stored = transfers.begin(id, terms);
        if (!stored.terms().equals(terms)) {
            return new Outcome.Refused(FilingProblem.TRANSFER_ID_REUSED);
        }
        if (stored.refusal() != null) {
            return new Outcome.Refused(FilingProblem.valueOf(stored.refusal()));
        }
        if (stored.at() != null) {
            return new Outcome.Done(terms.subject(), stored.at(), JsonText.read(stored.services(), SERVICES));
        }
        holders.lock(List.of(terms.from(), terms.to()));
        var subject = subjects.lockedIfThere(terms.subject()).orElse(null);
        var refusal = refusal(subject, terms);
        if (refusal.isPresent()) {
            transfers.refuse(id, refusal.get().name());
            return new Outcome.Refused(refusal.get());
        }
        return moved(id, terms, subject, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Optional<FilingProblem> refusal(Subject subject, SubjectTransferTable.Terms terms) {
        if (subject == null) {
            return Optional.of(FilingProblem.TRANSFER_SUBJECT_UNKNOWN);
        }
        return preconditions
                .refusal(subject, terms.from(), terms.to())
                .or(() -> transfers.learnCustomer(new Holder(terms.to(), terms.toPartner()))
                        ? Optional.empty()
                        : Optional.of(FilingProblem.TRANSFER_TARGET_OF_OTHER_PARTNER));
    }

    private Outcome moved(UUID id, SubjectTransferTable.Terms terms, Subject subject, Instant at) {
        var target = new Holder(terms.to(), terms.toPartner());
        var fromPartner = subject.partner();
        var services = SubjectTransferView.onRecord(moveFiling.handle(subject, target, id, at));
        transfers.moveOrders(subject, terms.from(), target, at);
        transfers.moveServiceNumbers(subject.id(), terms.from(), target);
        transfers.finish(id, fromPartner, at, JsonText.write(services));
        return new Outcome.Done(subject.id(), at, services);
    }
}
