package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.WaitingFor;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.provider.ProviderProfiles;
import cn.icpfiling.filing.rules.SmsProvinces;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.filing.views.MaterialView;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.filing.views.ServiceView;
import cn.icpfiling.filing.views.SubjectView;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.time.LegalTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows the data of an order before its submission. */
@ApplicationScoped
class ShowConfirmation {

    private static final String ACT = "CONFIRMATION.SHOW";

    private final OrderAccess access;
    private final OrderContents contents;
    private final MaterialRepository materials;
    private final SmsProvinces sms;
    private final Declarations declarations;
    private final ProviderProfiles profiles;
    private final Wording wording;
    private final AccountLimit limit;
    private final int perHour;
    private final Audit audit;
    private final Clock clock;

    ShowConfirmation(
            OrderAccess access,
            OrderContents contents,
            MaterialRepository materials,
            SmsProvinces sms,
            Declarations declarations,
            ProviderProfiles profiles,
            Wording wording,
            AccountLimit limit,
            @ConfigProperty(name = "icp.confirmations.per-account-and-hour") int perHour,
            Audit audit,
            Clock clock) {
        this.access = access;
        this.contents = contents;
        this.materials = materials;
        this.sms = sms;
        this.declarations = declarations;
        this.profiles = profiles;
        this.wording = wording;
        this.limit = limit;
        this.perHour = perHour;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Unmasked while the order waits for its holder, who checks the data: the one answer besides reveals that masks
     * nothing. Each such read is counted and audited before the answer is sent.
     */
    Confirmation handle(UUID orderId) {
        var holder = QuarkusTransaction.requiringNew().call(() -> {
            var order = access.readable(orderId);
            return isProofRead(order) ? order.holder() : null;
        });
        if (holder != null) {
            // Counts outside the transaction, so that a refusal holds no second connection.
            limit.count(holder, AccountLimit.Kind.CONFIRMATION, perHour);
        }
        return QuarkusTransaction.requiringNew().call(() -> shown(orderId, holder != null));
    }

    private static boolean isProofRead(Order order) {
        return order.state().waitingFor() == WaitingFor.APPLICANT;
    }

    private Confirmation shown(UUID orderId, boolean counted) {
        var order = access.readable(orderId);
        var clear = counted && isProofRead(order);
        if (clear) {
            audit.record(Act.of(ACT, "ORDER", orderId));
        }
        var certificate = contents.certificateNumber(order);
        return new Confirmation(
                orderId,
                !clear,
                RegionView.of(order.region()),
                order.nature(),
                order.certificateType(),
                clear ? certificate : Masks.idNumber(certificate),
                contents.subject(orderId)
                        .map(part -> clear ? SubjectView.inClear(part) : SubjectView.of(part, order.nature()))
                        .orElse(null),
                contents.service(orderId)
                        .map(part -> clear ? ServiceView.inClear(part) : ServiceView.of(part))
                        .orElse(null),
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
