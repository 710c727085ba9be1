package cn.icpfiling.filing.core;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What decides which acts are allowed.
 *
 * @param deregistered the subject or, where one is asked about, the service is off the authority's records
 * @param openOrder the subject's order that is under way
 * @param onOldPlatform the old platform has the filing still, to be claimed or imported
 * @param province GB/T 2260, two digits, of the subject
 * @param nature docs/trade.md 4.1
 * @param registered services of the subject that are on record
 * @param served those of them that this provider serves
 * @param service the service that is asked about; empty for a subject
 */
public record ActFacts(
        boolean deregistered,
        Optional<UUID> openOrder,
        boolean onOldPlatform,
        String province,
        int nature,
        int registered,
        int served,
        Optional<OfService> service) {

    /** @param domains how many it has */
    public record OfService(boolean accessLive, int domains) {}

    /** Of a subject with all of its services, and one of them where one is asked about. */
    public static ActFacts of(
            Subject subject,
            List<FiledService> services,
            Optional<FiledService> service,
            Optional<UUID> openOrder,
            boolean onOldPlatform) {
        var registered = services.stream()
                .filter(one -> one.status() == RecordStatus.REGISTERED)
                .toList();
        return new ActFacts(
                subject.status() == RecordStatus.DEREGISTERED
                        || service.filter(one -> one.status() == RecordStatus.DEREGISTERED)
                                .isPresent(),
                openOrder,
                onOldPlatform,
                subject.province(),
                subject.nature(),
                registered.size(),
                (int) registered.stream()
                        .filter(one -> one.accessStatus() == AccessStatus.LIVE)
                        .count(),
                service.map(one -> new OfService(
                        one.accessStatus() == AccessStatus.LIVE, one.domains().size())));
    }
}
