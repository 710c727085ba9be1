package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityResult.Deregistered;
import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.EndFiling;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.identifier.FilingNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Ends our record of a filing that the authority deregistered by itself, or on papers handed in there. An order about
 * it that is still with the provider goes back to its applicant. Locks are taken in the usual order: the order, the
 * subject, the service.
 */
@ApplicationScoped
class EndAtAuthority {

    private static final int LONGEST_REASON = 500;

    private final OrderRepository orders;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final EndFiling endFiling;
    private final OrderProgress progress;
    private final Clock clock;

    EndAtAuthority(
            OrderRepository orders,
            SubjectRepository subjects,
            FiledServiceRepository services,
            EndFiling endFiling,
            OrderProgress progress,
            Clock clock) {
        this.orders = orders;
        this.subjects = subjects;
        this.services = services;
        this.endFiling = endFiling;
        this.progress = progress;
        this.clock = clock;
    }

    /** @param result the stored record, for the audit */
    @Transactional(Transactional.TxType.MANDATORY)
    Outcome handle(Deregistered ended, UUID result) {
        var number = FilingNumber.tryParse(ended.subjectNumber()).filter(FilingNumber::isSubject);
        if (number.isEmpty()) {
            return Outcome.unresolved("SUBJECT_NUMBER_UNFIT");
        }
        var known = subjects.idByNumber(number.get().toString());
        if (known.isEmpty()) {
            return Outcome.NOTED;
        }
        var before = subjects.holderOf(known.get()).flatMap(orders::lockedOpenOf);
        var subject = subjects.locked(known.get());
        // While this transaction waits for the subject's lock, an order may be drafted, and the filing may go to
        // another account.
        var open = before.filter(order -> order.holder().equals(subject.holder()))
                .or(() -> orders.lockedOpenOf(subject.holder()));
        var now = clock.instant();
        var ending = ending(subject, ended);
        if (subject.status() == RecordStatus.DEREGISTERED) {
            return Outcome.SAID_BEFORE;
        }
        if (!ended.serviceNumbers().stream().allMatch(service -> isOf(number.get(), service))) {
            return Outcome.unresolved("SERVICE_NUMBER_UNFIT");
        }
        if (ending.isEmpty() && !isWhole(ended)) {
            return Outcome.SAID_BEFORE;
        }
        open.filter(order -> isAbout(order, subject, ending, ended)).ifPresent(order -> giveBack(order, now));
        end(subject, ending, ended, result, now);
        return Outcome.APPLIED;
    }

    /** An empty element is no number either: that it stands for the whole subject would be a guess. */
    private static boolean isOf(FilingNumber subject, String service) {
        return FilingNumber.tryParse(service)
                .filter(number -> !number.isSubject() && number.subject().equals(subject))
                .isPresent();
    }

    private static boolean isWhole(Deregistered ended) {
        return ended.serviceNumbers().isEmpty();
    }

    /**
     * Returns our own records that are still registered. The subject's services at other providers are not among them.
     */
    private List<FiledService> ending(Subject subject, Deregistered ended) {
        var numbers = ended.serviceNumbers().stream()
                .flatMap(number -> FilingNumber.tryParse(number).stream())
                .map(FilingNumber::toString)
                .toList();
        return services.ofSubject(subject.id()).stream()
                .filter(service -> service.status() == RecordStatus.REGISTERED)
                .filter(service -> isWhole(ended) || numbers.contains(service.serviceNumber()))
                .toList();
    }

    private static boolean isAbout(Order order, Subject subject, List<FiledService> ending, Deregistered ended) {
        return isWhole(ended)
                ? subject.id().equals(order.subjectId())
                        || subject.subjectNumber().equals(order.onRecord().subjectNumber())
                : ending.stream().map(FiledService::id).anyMatch(id -> id.equals(order.serviceId()));
    }

    /**
     * Returns the order to its applicant. An order in a batch or at the authority stays there, since the authority
     * refuses it. No such order can be submitted again.
     */
    private void giveBack(Order order, Instant now) {
        order.onRecord().ended(ActBlock.Code.RECORD_DEREGISTERED);
        if (order.openSteps().allow(OrderAct.REQUEST_CORRECTION, OrderRole.SYSTEM)) {
            progress.perform(
                    order,
                    OrderAct.REQUEST_CORRECTION,
                    OrderActor.SYSTEM,
                    now,
                    List.of(Reason.of("RECORD.DEREGISTERED_BY_AUTHORITY", "")));
        }
    }

    private void end(Subject subject, List<FiledService> ending, Deregistered ended, UUID result, Instant now) {
        var at = ended.decidedAt() == null ? now : ended.decidedAt();
        var words = ended.reason();
        var end = RecordEnd.byAuthority(
                words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON), at);
        Map<String, Object> more = Map.of("result", result);
        if (isWhole(ended)) {
            endFiling.ofSubject(subject, end, more);
        } else {
            endFiling.ofServices(subject, ending, end, more);
        }
    }
}
