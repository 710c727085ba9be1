package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefillAct;
import cn.icpfiling.filing.core.prefill.PrefillRole;
import cn.icpfiling.filing.core.prefill.PrefillState;
import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * What the holder of a link does without a login: look at the offer, or decline it. A suspended partner's offer can be declined
 * and not looked at.
 */
@ApplicationScoped
class AnswerOffer {

    private final LinkedOffer linked;
    private final PrefillPhones phones;
    private final PrefillEncryption encrypted;
    private final PrefillProgress progress;
    private final PrefillViews views;
    private final PartnerNames partners;
    private final Clock clock;

    AnswerOffer(
            LinkedOffer linked,
            PrefillPhones phones,
            PrefillEncryption encrypted,
            PrefillProgress progress,
            PrefillViews views,
            PartnerNames partners,
            Clock clock) {
        this.linked = linked;
        this.phones = phones;
        this.encrypted = encrypted;
        this.progress = progress;
        this.views = views;
        this.partners = partners;
        this.clock = clock;
    }

    /** The first look is a step, in a transaction of its own: it reads the row under its lock. */
    PrefillOfferView show(String secret) {
        partners.requireActive(UnitOfWork.in(() -> linked.look(secret).partner()));
        return UnitOfWork.in(() -> known(linked.look(secret))).orElseGet(() -> UnitOfWork.in(() -> opened(secret)));
    }

    /** Empty for an offer that was not looked at before. */
    private Optional<PrefillOfferView> known(PrefilledOrder found) {
        return found.state() == PrefillState.SENT ? Optional.empty() : Optional.of(offer(found));
    }

    private PrefillOfferView opened(String secret) {
        var found = linked.locked(secret);
        if (found.state() == PrefillState.SENT) {
            progress.perform(found, PrefillAct.OPEN, PrefillRole.HOLDER);
        }
        return offer(found);
    }

    /** An offer that was declined stays so; a repeat blocks nothing, because the phone is forgotten by then. */
    PrefillOfferView decline(String secret, boolean blockPartner) {
        return UnitOfWork.in(() -> {
            var found = linked.locked(secret);
            if (found.state() != PrefillState.DECLINED) {
                if (blockPartner) {
                    phones.block(encrypted.content(found).orElseThrow(), found.partner(), clock.instant());
                }
                progress.perform(found, PrefillAct.DECLINE, PrefillRole.HOLDER);
            }
            return offer(found);
        });
    }

    private PrefillOfferView offer(PrefilledOrder found) {
        return views.offer(found);
    }
}
