package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.identifier.FilingNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Checks whether a grant can be registered, before {@link RegisterFiling} does it. Each fault that would make the
 * registration fail has a code here, so that the order goes to a reviewer instead of being retried.
 */
@ApplicationScoped
public class GrantCheck {

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;

    GrantCheck(SubjectRepository subjects, FiledServiceRepository services) {
        this.subjects = subjects;
        this.services = services;
    }

    /** Why a grant cannot be registered. */
    public enum Fault {
        SUBJECT_NUMBER_UNFIT,
        SERVICE_NUMBER_UNFIT,
        FILED_NUMBER_UNFIT,
        NUMBER_TAKEN,
        RECORD_ENDED,
        SUBJECT_OF_ANOTHER_HOLDER,
        HOLDER_HAS_ANOTHER_SUBJECT;

        /** The key of its texts. */
        public String code() {
            return "GRANT_" + name();
        }
    }

    /**
     * @param fault null if the grant can be registered
     * @param subject number of the subject in the official form; null if there is a fault
     * @param services numbers in the official form by the service's id
     */
    public record Checked(Fault fault, String subject, Map<UUID, String> services) {

        static Checked unfit(Fault fault) {
            return new Checked(fault, null, Map.of());
        }
    }

    /** @param serviceNumbers as the authority or a reviewer wrote them, by the service's id */
    @Transactional(Transactional.TxType.MANDATORY)
    public Checked check(Order order, String subjectNumber, Map<UUID, String> serviceNumbers) {
        var subject = FilingNumber.tryParse(subjectNumber).filter(FilingNumber::isSubject);
        if (subject.isEmpty() || !subject.get().province().equals(order.region().province())) {
            return Checked.unfit(Fault.SUBJECT_NUMBER_UNFIT);
        }
        var numbers = ofServices(order, serviceNumbers, subject.get());
        if (numbers.isEmpty()) {
            return Checked.unfit(Fault.SERVICE_NUMBER_UNFIT);
        }
        var number = subject.get().toString();
        if (!order.onRecord().fits(number, numbers.get().values())) {
            return Checked.unfit(Fault.FILED_NUMBER_UNFIT);
        }
        return againstRecords(order, number, numbers.get())
                .map(Checked::unfit)
                .orElseGet(() -> new Checked(null, number, numbers.get()));
    }

    /** Returns each service of the order with its number in the official form; empty if one does not fit. */
    private static Optional<Map<UUID, String>> ofServices(
            Order order, Map<UUID, String> written, FilingNumber subject) {
        var numbers = new HashMap<UUID, String>();
        for (var service : written.entrySet()) {
            var number = FilingNumber.tryParse(service.getValue())
                    .filter(own -> !own.isSubject() && own.subject().equals(subject))
                    // Only websites are filed here; a letter says another kind.
                    .filter(own -> own.letter().isEmpty());
            if (number.isEmpty()) {
                return Optional.empty();
            }
            numbers.put(service.getKey(), number.get().toString());
        }
        var expected = order.type().hasService() ? Set.of(order.serviceId()) : Set.of();
        return numbers.keySet().equals(expected) ? Optional.of(numbers) : Optional.empty();
    }

    private Optional<Fault> againstRecords(Order order, String number, Map<UUID, String> numbers) {
        if (order.type().isDeregistration()) {
            return Optional.empty();
        }
        var subject = order.type().isChange()
                ? subjects.findByIdOptional(order.subjectId())
                : subjects.liveByCertificate(order.certificate().index());
        return subject.map(filed -> ofFiled(order, filed, number))
                .orElseGet(() -> ofNew(order, number))
                .or(() -> ofService(order, numbers));
    }

    private static Optional<Fault> ofFiled(Order order, Subject filed, String number) {
        if (filed.status() != RecordStatus.REGISTERED) {
            return Optional.of(Fault.RECORD_ENDED);
        }
        if (!filed.holder().equals(order.holder())) {
            return Optional.of(Fault.SUBJECT_OF_ANOTHER_HOLDER);
        }
        return filed.subjectNumber().equals(number) ? Optional.empty() : Optional.of(Fault.FILED_NUMBER_UNFIT);
    }

    /**
     * For a certificate without a live record. The number may still be one of ours, and the holder may have another
     * subject.
     */
    private Optional<Fault> ofNew(Order order, String number) {
        if (order.subjectId() != null) {
            return Optional.of(Fault.RECORD_ENDED);
        }
        if (subjects.byNumber(number).isPresent()) {
            return Optional.of(Fault.NUMBER_TAKEN);
        }
        return subjects.liveOfHolder(order.holder()).map(held -> Fault.HOLDER_HAS_ANOTHER_SUBJECT);
    }

    private Optional<Fault> ofService(Order order, Map<UUID, String> numbers) {
        if (order.type().changesSubject()) {
            return Optional.empty();
        }
        if (services.findByIdOptional(order.serviceId())
                .map(FiledService::status)
                .filter(status -> status != RecordStatus.REGISTERED)
                .isPresent()) {
            return Optional.of(Fault.RECORD_ENDED);
        }
        return services.byNumber(numbers.get(order.serviceId()))
                .filter(other -> !other.id().equals(order.serviceId()))
                .map(other -> Fault.NUMBER_TAKEN);
    }
}
