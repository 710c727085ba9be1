package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.SubjectEncryption;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.OrderContentRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Opens a draft. A draft for a subject, or for a service, on record begins with the content as it was filed. */
@ApplicationScoped
class OpenDraft {

    private final OrderProgress progress;
    private final OrderContentRepository contents;
    private final SubjectEncryption encrypted;
    private final Clock clock;

    OpenDraft(OrderProgress progress, OrderContentRepository contents, SubjectEncryption encrypted, Clock clock) {
        this.progress = progress;
        this.contents = contents;
        this.encrypted = encrypted;
        this.clock = clock;
    }

    /**
     * @param subject the subject on record that the order is for; the caller holds its lock
     * @param service the service on record that the order changes, ends or brings back. Its service number is used, so an access
     *     filing needs another one
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(Order order, Optional<Subject> subject, Optional<FiledService> service, OrderActor actor) {
        subject.ifPresent(filed -> order.onRecord().registered(filed.id(), filed.subjectNumber()));
        progress.open(order, actor, clock.instant());
        subject.ifPresent(filed -> contents.save(order.id(), encrypted.part(filed)));
        service.ifPresent(
                filed -> contents.save(order.id(), encrypted.part(filed).withoutServiceNumber()));
    }
}
