package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.authority.SmsProvinces;
import cn.icpfiling.filing.progress.MaterialView;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.RegionView;
import cn.icpfiling.filing.progress.ServiceView;
import cn.icpfiling.filing.progress.SubjectView;
import cn.icpfiling.filing.progress.Wording;
import cn.icpfiling.filing.provider.ProviderProfiles;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.platform.crypto.Masks;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** What the applicant sees before submitting. */
@ApplicationScoped
class ShowConfirmation {

    private final OrderAccess access;
    private final OrderContents contents;
    private final MaterialRepository materials;
    private final SmsProvinces sms;
    private final Declarations declarations;
    private final ProviderProfiles profiles;
    private final Wording wording;
    private final Clock clock;

    ShowConfirmation(
            OrderAccess access,
            OrderContents contents,
            MaterialRepository materials,
            SmsProvinces sms,
            Declarations declarations,
            ProviderProfiles profiles,
            Wording wording,
            Clock clock) {
        this.access = access;
        this.contents = contents;
        this.materials = materials;
        this.sms = sms;
        this.declarations = declarations;
        this.profiles = profiles;
        this.wording = wording;
        this.clock = clock;
    }

    @Transactional
    Confirmation handle(UUID orderId) {
        var order = access.readable(orderId);
        return new Confirmation(
                orderId,
                RegionView.of(order.region()),
                order.nature(),
                order.certificateType(),
                Masks.idNumber(contents.certificateNumber(order)),
                contents.subject(orderId)
                        .map(part -> SubjectView.of(part, order.nature()))
                        .orElse(null),
                contents.service(orderId).map(ServiceView::of).orElse(null),
                materials.of(orderId).stream().map(MaterialView::of).toList(),
                sms.demanded(order.type(), order.province(), LegalTime.dayOf(clock.instant())),
                declarations.current(wording.locale()),
                caller());
    }

    private Confirmation.Caller caller() {
        var provider = profiles.inForce(wording.locale());
        return new Confirmation.Caller(provider.name(), provider.callNumbers());
    }
}
