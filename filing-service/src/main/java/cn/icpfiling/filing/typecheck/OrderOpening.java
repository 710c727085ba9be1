package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.records.AccessStatus;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.core.typecheck.OpeningFacts;
import cn.icpfiling.filing.store.CertificateLockTable;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.HolderLockTable;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads the facts that decide whether a type check can open its order now. The keys of the database enforce them. */
@ApplicationScoped
public class OrderOpening {

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final OrderRepository orders;
    private final HolderLockTable holders;
    private final CertificateLockTable certificates;
    private final FormOfToday form;
    private final Clock clock;

    OrderOpening(
            SubjectRepository subjects,
            FiledServiceRepository services,
            OrderRepository orders,
            HolderLockTable holders,
            CertificateLockTable certificates,
            FormOfToday form,
            Clock clock) {
        this.subjects = subjects;
        this.services = services;
        this.orders = orders;
        this.holders = holders;
        this.certificates = certificates;
        this.form = form;
        this.clock = clock;
    }

    /** The records that an order continues, and the facts that decide. */
    public record Found(Optional<Subject> subject, Optional<FiledService> service, OpeningFacts facts) {}

    /** Reads the present facts; locks nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Found look(FilingTypeCheck check) {
        return found(check, subjects.liveByCertificate(check.identity().certificateIndex()));
    }

    /**
     * Reads the same for the caller that opens the order. The subject stays locked, so an end or a change of it runs
     * before or after; so does the holder, because another filing may be on its way to this account, and so does the
     * certificate, because its filing may be on its way to another account.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Found lock(FilingTypeCheck check) {
        holders.lock(check.holder());
        certificates.lock(check.identity().certificateIndex());
        return found(check, subjects.lockedByCertificate(check.identity().certificateIndex()));
    }

    private Found found(FilingTypeCheck check, Optional<Subject> byCertificate) {
        var subject = byCertificate.or(() -> ofAnotherAccount(check));
        var service = services.liveByDomain(check.identity().domain())
                .or(() -> subject.flatMap(one -> services.liveByNumbers(
                        one.id(),
                        Optional.ofNullable(check.filed().service()).stream().toList())));
        var now = clock.instant();
        var facts = new OpeningFacts(
                check.isTooOld(now),
                form.has(check.identity(), LegalTime.dayOf(now)),
                orders.openOf(check.holder()).map(Order::id),
                orders.isOpenFor(check.identity().certificateIndex()),
                subjects.liveOfHolder(check.holder()).isPresent(),
                subject.map(one -> new OpeningFacts.OfSubject(one.holder().equals(check.holder()))),
                service.map(one -> new OpeningFacts.OfService(
                        subject.map(Subject::id).filter(one.subjectId()::equals).isPresent(),
                        one.accessStatus() == AccessStatus.CANCELLED)));
        return new Found(subject, service, facts);
    }

    /** The subject of the number that the check was told: at another provider it may have got another certificate. */
    private Optional<Subject> ofAnotherAccount(FilingTypeCheck check) {
        return Optional.ofNullable(check.filed().subject())
                .map(told ->
                        FilingNumber.tryParse(told).map(FilingNumber::toString).orElse(told))
                .flatMap(number -> subjects.liveOfAnother(check.holder(), List.of(number)));
    }
}
