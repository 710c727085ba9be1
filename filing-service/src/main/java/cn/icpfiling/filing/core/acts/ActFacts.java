package cn.icpfiling.filing.core.acts;

import cn.icpfiling.filing.core.records.AccessStatus;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The facts that decide which acts are allowed.
 *
 * @param deregistered the subject, or the service if the question names one, is off the authority's records
 * @param openOrder the subject's order that is in progress
 * @param onOldPlatform the old platform still has the filing, to be claimed or imported
 * @param province GB/T 2260, two digits, of the subject
 * @param nature docs/trade.md 4.1
 * @param empty no source has a site of the subject; false while the authority is silent about sites elsewhere
 * @param served how many of its services this provider serves
 * @param service the service that the question names; empty for a subject
 */
public record ActFacts(
        boolean deregistered,
        Optional<UUID> openOrder,
        boolean onOldPlatform,
        String province,
        int nature,
        boolean empty,
        int served,
        Optional<OfService> service) {

    /** @param domains how many domains the service has */
    public record OfService(boolean accessLive, int domains) {}

    /**
     * Returns the facts of a subject with all of its services, and of one service if the question names one.
     *
     * @param mayBeElsewhere whether other providers may have filed sites of the subject
     */
    public static ActFacts of(
            Subject subject,
            List<FiledService> services,
            Optional<FiledService> service,
            Optional<UUID> openOrder,
            boolean onOldPlatform,
            boolean mayBeElsewhere) {
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
                registered.isEmpty() && !mayBeElsewhere,
                (int) registered.stream()
                        .filter(one -> one.accessStatus() == AccessStatus.LIVE)
                        .count(),
                service.map(one -> new OfService(
                        one.accessStatus() == AccessStatus.LIVE, one.domains().size())));
    }
}
