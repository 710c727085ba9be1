package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.FiledNumbers;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.MarkedFinding;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.SubjectEncryption;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Drafts an order about a filing here, with the content on record. The caller holds the subject's lock. */
@ApplicationScoped
public class DraftFromRecord {

    private final OrderContentRepository contents;
    private final SubjectEncryption encrypted;
    private final OpenDraft openDraft;

    DraftFromRecord(OrderContentRepository contents, SubjectEncryption encrypted, OpenDraft openDraft) {
        this.contents = contents;
        this.encrypted = encrypted;
        this.openDraft = openDraft;
    }

    /** @param service null for the subject as a whole */
    @Transactional(Transactional.TxType.MANDATORY)
    public Order handle(OrderType type, Subject subject, FiledService service, OrderActor actor) {
        return opened(draft(type, subject, service), subject, service, actor);
    }

    /**
     * Drafts a change.
     *
     * @param finding the finding that the change is to cure; null if the holder changes the record for another reason
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Order change(OrderType type, Subject subject, FiledService service, OrderActor actor, MarkedFinding finding) {
        var order = draft(type, subject, service);
        if (finding != null) {
            order.cures(finding);
        }
        return opened(order, subject, service, actor);
    }

    /** Drafts the provider's own order, on its ground. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Order ofProvider(
            OrderType type, Subject subject, FiledService service, OrderActor actor, ProviderGround ground) {
        var order = draft(type, subject, service);
        order.onRecord().byProvider(ground);
        return opened(order, subject, service, actor);
    }

    private Order opened(Order order, Subject subject, FiledService service, OrderActor actor) {
        openDraft.handle(order, Optional.of(subject), Optional.ofNullable(service), actor);
        return order;
    }

    private Order draft(OrderType type, Subject subject, FiledService service) {
        var bound = Ids.next();
        var identity = new SettledIdentity(
                bound,
                subject.region(),
                subject.nature(),
                subject.certificate().type(),
                contents.encryptCertificateNumber(bound, encrypted.certificateNumber(subject)),
                subject.certificate().index(),
                service == null ? null : service.firstDomain().orElse(null));
        return Order.draft(
                Ids.next(),
                type,
                service == null ? null : service.id(),
                Holder.of(subject),
                identity,
                new FiledNumbers(subject.subjectNumber(), service == null ? null : service.serviceNumber()));
    }
}
