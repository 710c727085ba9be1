package cn.icpfiling.filing.transfers;

import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.SubjectEncryption;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.filing.views.SubjectView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows what a transfer of a holder's filing would move. An unknown account holds nothing and has no order. */
@ApplicationScoped
class ShowTransferFacts {

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final OrderRepository orders;
    private final SubjectEncryption encrypted;

    ShowTransferFacts(
            SubjectRepository subjects,
            FiledServiceRepository services,
            OrderRepository orders,
            SubjectEncryption encrypted) {
        this.subjects = subjects;
        this.services = services;
        this.orders = orders;
        this.encrypted = encrypted;
    }

    @Transactional
    TransferFacts handle(UUID holder) {
        return new TransferFacts(
                subjects.liveOfHolder(holder).map(this::view).orElse(null),
                orders.openOf(holder).isPresent());
    }

    private TransferFacts.TransferredSubject view(Subject subject) {
        var shown = SubjectView.of(encrypted.part(subject), subject.nature());
        return new TransferFacts.TransferredSubject(
                subject.id(),
                subject.subjectNumber(),
                RegionView.of(subject.region()),
                subject.nature(),
                shown.name(),
                shown.principal() == null ? null : shown.principal().name(),
                Math.toIntExact(services.liveOf(subject.id())),
                subject.partner());
    }
}
