package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import cn.icpfiling.filing.provider.ProviderProfiles;
import cn.icpfiling.filing.store.PrefilledOrderRepository;
import cn.icpfiling.filing.views.FindingView;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.filing.views.ServiceView;
import cn.icpfiling.filing.views.SubjectView;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shows a prefilled order with masked data: to its partner with its ETag, and to the holder of its link. */
@ApplicationScoped
class PrefillViews {

    static final String PATH = "/api/v1/prefilled-orders/";

    private final PrefilledOrderRepository orders;
    private final PrefillEncryption encrypted;
    private final PrefillFaults faults;
    private final ProviderProfiles profiles;
    private final Wording wording;

    PrefillViews(
            PrefilledOrderRepository orders,
            PrefillEncryption encrypted,
            PrefillFaults faults,
            ProviderProfiles profiles,
            Wording wording) {
        this.orders = orders;
        this.encrypted = encrypted;
        this.faults = faults;
        this.profiles = profiles;
        this.wording = wording;
    }

    /** A prefilled order with its ETag. */
    record Shown(PrefilledOrderView view, VersionTag tag) {

        Reply reply() {
            return new Reply(200, null, tag.toString(), view);
        }

        Reply created() {
            return new Reply(201, PATH + view.prefilledOrderId(), tag.toString(), view);
        }
    }

    /** Call this after the last change: it flushes first, so that the ETag is that of the commit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Shown of(PrefilledOrder found) {
        orders.flush();
        return new Shown(view(found), new VersionTag(found.version(), wording.locale()));
    }

    private PrefilledOrderView view(PrefilledOrder found) {
        var outline = found.outline();
        var content = encrypted.content(found);
        return new PrefilledOrderView(
                found.id(),
                found.state(),
                RegionView.of(outline.region()),
                outline.nature(),
                outline.certificateType(),
                part(content, one -> Masks.idNumber(one.certificateNumber())),
                outline.domain(),
                part(content, one -> Masks.phone(one.phone())),
                part(content, one -> one.mail() == null ? null : Masks.mail(one.mail())),
                part(content, PrefillContent::language),
                subject(content, outline.nature()),
                service(content),
                content.map(one -> faults.of(outline, one)).orElse(List.of()).stream()
                        .<FindingView>map(wording::finding)
                        .toList(),
                found.messages(),
                List.copyOf(found.allowedActs()),
                found.expiresAt(),
                found.createdAt(),
                found.changedAt());
    }

    /** The offer as the holder of the link sees it; no data once it was declined. */
    @Transactional(Transactional.TxType.MANDATORY)
    public PrefillOfferView offer(PrefilledOrder found) {
        var outline = found.outline();
        var content = encrypted.content(found);
        return new PrefillOfferView(
                found.state(),
                found.partnerName(),
                profiles.inForce(wording.locale()).name(),
                outline.domain(),
                RegionView.of(outline.region()),
                outline.nature(),
                outline.certificateType(),
                part(content, one -> Masks.idNumber(one.certificateNumber())),
                subject(content, outline.nature()),
                service(content),
                found.expiresAt());
    }

    private static SubjectView subject(Optional<PrefillContent> content, int nature) {
        return part(content, one -> one.subject() == null ? null : SubjectView.of(one.subject(), nature));
    }

    private static ServiceView service(Optional<PrefillContent> content) {
        return part(content, one -> one.service() == null ? null : ServiceView.of(one.service()));
    }

    private static <T> T part(Optional<PrefillContent> content, Function<PrefillContent, T> shown) {
        return content.map(shown).orElse(null);
    }
}
