package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderKind.Part;
import cn.icpfiling.filing.core.OrderKind.Purpose;
import cn.icpfiling.filing.core.WaitingFor;
import cn.icpfiling.filing.core.numbers.InstanceProduct;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.provider.ProviderProfile;
import cn.icpfiling.filing.provider.ProviderProfiles;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.filing.web.Wording;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names the useful steps of a holder whose order waits for others: the security check of the source, and for a change the guide to the
 * DNS. A first filing, a new service and an access filing have no such guide: their domain must not lead here before the grant.
 */
@Singleton
class WaitingSteps {

    private static final Set<WaitingFor> OTHERS =
            Set.of(WaitingFor.REVIEWER, WaitingFor.PROVIDER, WaitingFor.PRINCIPAL, WaitingFor.AUTHORITY);

    private final ServiceNumberRepository numbers;
    private final FiledServiceRepository services;
    private final ProviderProfiles profiles;
    private final Wording wording;

    WaitingSteps(
            ServiceNumberRepository numbers,
            FiledServiceRepository services,
            ProviderProfiles profiles,
            Wording wording) {
        this.numbers = numbers;
        this.services = services;
        this.profiles = profiles;
        this.wording = wording;
    }

    /** Empty unless the order has a site and waits for others. A site without a service number is told of all products. */
    List<WaitingStep> of(Order order) {
        var kind = order.type().kind();
        if (!OTHERS.contains(order.waitingFor()) || !kind.entry().contains(Part.SERVICE)) {
            return List.of();
        }
        var product = number(order).map(ServiceNumber::product);
        return steps(profiles.inForce(wording.locale()), product, kind.purpose() == Purpose.CHANGE);
    }

    /** A change uses the number that paid for the filing; no number paid for an imported site. */
    private Optional<ServiceNumber> number(Order order) {
        return order.type().changesService()
                ? services.findById(order.serviceId()).paidBy().flatMap(numbers::findByIdOptional)
                : numbers.ofOrder(order.id());
    }

    static List<WaitingStep> steps(ProviderProfile profile, Optional<InstanceProduct> product, boolean isServedHere) {
        var dns = isServedHere
                ? profile.dnsGuides().stream()
                        .map(guide -> new WaitingStep(
                                WaitingStep.Kind.POINT_DNS, guide.product(), guide.text(), guide.address()))
                : Stream.<WaitingStep>empty();
        var checks = profile.securityChecks().stream()
                .map(check -> new WaitingStep(
                        WaitingStep.Kind.CHECK_SECURITY, check.product(), check.text(), check.address()));
        return Stream.concat(dns, checks)
                .filter(step -> product.map(step.product()::equals).orElse(true))
                .toList();
    }
}
