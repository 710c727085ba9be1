package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Writes a new prefilled order with its encrypted content, in the transaction of its caller. */
@ApplicationScoped
class WritePrefilledOrder {

    private final PrefillPhones phones;
    private final PrefillEncryption encrypted;
    private final PrefillProgress progress;
    private final PrefillViews views;

    WritePrefilledOrder(
            PrefillPhones phones, PrefillEncryption encrypted, PrefillProgress progress, PrefillViews views) {
        this.phones = phones;
        this.encrypted = encrypted;
        this.progress = progress;
        this.views = views;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Reply handle(UUID partner, String name, PrefilledOrder.Outline outline, PrefillContent content) {
        phones.requireWelcome(partner, content);
        var id = Ids.next();
        var made = PrefilledOrder.of(
                id, partner, name, outline, phones.hashOf(content.phone()), encrypted.encrypt(id, content));
        progress.prepare(made);
        return views.of(made).created();
    }
}
