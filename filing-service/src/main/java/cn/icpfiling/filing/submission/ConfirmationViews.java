package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.provider.ProviderProfiles;
import cn.icpfiling.filing.rules.SmsProvinces;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.views.MaterialView;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.filing.views.ServiceView;
import cn.icpfiling.filing.views.SubjectView;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Builds the confirmation of an order from what was entered and what the provider asks the applicant to accept. */
@ApplicationScoped
class ConfirmationViews {

    private final OrderContentRepository contents;
    private final MaterialRepository materials;
    private final SmsProvinces sms;
    private final Declarations declarations;
    private final ProviderProfiles profiles;
    private final Wording wording;
    private final Clock clock;

    ConfirmationViews(
            OrderContentRepository contents,
            MaterialRepository materials,
            SmsProvinces sms,
            Declarations declarations,
            ProviderProfiles profiles,
            Wording wording,
            Clock clock) {
        this.contents = contents;
        this.materials = materials;
        this.sms = sms;
        this.declarations = declarations;
        this.profiles = profiles;
        this.wording = wording;
        this.clock = clock;
    }

    /** @param clear whether personal data is shown as entered, and not masked */
    Confirmation of(Order order, boolean clear) {
        var orderId = order.id();
        var certificate = contents.certificateNumber(order);
        return new Confirmation(
                orderId,
                !clear,
                RegionView.of(order.region()),
                order.nature(),
                order.certificate().type(),
                clear ? certificate : Masks.idNumber(certificate),
                contents.subject(orderId)
                        .map(part -> clear ? SubjectView.inClear(part) : SubjectView.of(part, order.nature()))
                        .orElse(null),
                contents.service(orderId)
                        .map(part -> clear ? ServiceView.inClear(part) : ServiceView.of(part))
                        .orElse(null),
                materials.of(orderId).stream().map(MaterialView::of).toList(),
                sms.demanded(order.type(), order.region().province(), LegalTime.dayOf(clock.instant())),
                declarations.current(wording.locale()),
                caller());
    }

    private Confirmation.Caller caller() {
        var provider = profiles.inForce(wording.locale());
        return new Confirmation.Caller(provider.name(), provider.callNumbers());
    }
}
