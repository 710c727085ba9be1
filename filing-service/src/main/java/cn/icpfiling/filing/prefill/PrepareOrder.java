package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.identifier.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes what a partner prepared for a holder. The message to the holder follows from the event. */
@ApplicationScoped
class PrepareOrder {

    private final IdempotencyService idempotency;
    private final PrefillAccess access;
    private final ReadPrefill read;
    private final PrefillPhones phones;
    private final PartnerNames names;
    private final WritePrefilledOrder write;
    private final AccountLimit limit;
    private final int mostAnHour;

    PrepareOrder(
            IdempotencyService idempotency,
            PrefillAccess access,
            ReadPrefill read,
            PrefillPhones phones,
            PartnerNames names,
            WritePrefilledOrder write,
            AccountLimit limit,
            @ConfigProperty(name = "icp.prefill.per-partner-and-hour") int mostAnHour) {
        this.idempotency = idempotency;
        this.access = access;
        this.read = read;
        this.phones = phones;
        this.names = names;
        this.write = write;
        this.limit = limit;
        this.mostAnHour = mostAnHour;
    }

    /** Faults come first, and count nothing. Phone and mail are counted last, so that a refusal uses up none of their messages. */
    StoredResponse handle(IdempotentRequest idempotentRequest, PrefilledOrderRequest request) {
        var earlier = idempotency.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var partner = access.partner();
        var content = read.handle(request);
        limit.count(partner, AccountLimit.Kind.PREFILLED_ORDER, mostAnHour);
        UnitOfWork.run(() -> phones.requireWelcome(partner, content));
        var name = names.of(partner);
        phones.count(content);
        var asked = request.typeCheck();
        var outline = new PrefilledOrder.Outline(
                asked.region().region(),
                asked.nature(),
                asked.certificateType(),
                DomainName.parse(asked.domain()).ascii());
        return idempotency.perform(idempotentRequest, () -> write.handle(partner, name, outline, content));
    }
}
