package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefillAct;
import cn.icpfiling.filing.core.prefill.PrefillEvent;
import cn.icpfiling.filing.core.prefill.PrefillRole;
import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import cn.icpfiling.filing.store.PrefilledOrderRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Performs a step of a prefilled order with its audit and event, all in the caller's transaction. */
@ApplicationScoped
class PrefillProgress {

    static final String TOPIC = "icp.filing.prefilled-order.v1";
    private static final String OBJECT = "PREFILLED_ORDER";

    private final PrefilledOrderRepository orders;
    private final PrefillSecrets secrets;
    private final Outbox outbox;
    private final Audit audit;
    private final Duration life;
    private final Clock clock;

    PrefillProgress(
            PrefilledOrderRepository orders,
            PrefillSecrets secrets,
            Outbox outbox,
            Audit audit,
            @ConfigProperty(name = "icp.prefill.life") Duration life,
            Clock clock) {
        this.orders = orders;
        this.secrets = secrets;
        this.outbox = outbox;
        this.audit = audit;
        this.life = life;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void prepare(PrefilledOrder made) {
        var now = clock.instant();
        var until = now.plus(life).truncatedTo(ChronoUnit.MICROS);
        var event = made.prepare(secrets.of(made.id(), 1).digest(), until, now);
        orders.insert(made);
        record(made, event);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void resend(PrefilledOrder found) {
        var digest = secrets.of(found.id(), found.messages() + 1).digest();
        record(found, found.resend(digest, clock.instant()));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void accept(PrefilledOrder found, UUID account, UUID order) {
        record(found, found.accept(account, order, clock.instant()));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void perform(PrefilledOrder found, PrefillAct act, PrefillRole role) {
        record(found, found.perform(act, role, clock.instant()));
    }

    private void record(PrefilledOrder found, PrefillEvent event) {
        audit.record(Act.of(OBJECT + "." + event.act(), OBJECT, found.id())
                .with("sequence", event.sequence())
                .with("from", event.from())
                .with("to", event.to())
                .with("role", event.role())
                .with("partner", found.partner())
                .with("account", found.account())
                .with("order", found.orderId()));
        outbox.append(new OutboxEvent(
                TOPIC,
                found.id().toString(),
                event.type(),
                found.id(),
                event.sequence(),
                new PrefillEventData(
                        found.id(),
                        found.partner(),
                        event.act().name(),
                        event.from() == null ? null : event.from().name(),
                        event.to().name(),
                        event.role().name(),
                        event.messages())));
    }
}
