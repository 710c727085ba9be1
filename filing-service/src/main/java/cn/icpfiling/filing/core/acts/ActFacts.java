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
 * @param barred the authority's blacklist has the subject's certificate, or every domain of the service
 * @param endUnderWay a case on paper of the holder, or a proposal of the provider about the subject, is not decided
 * @param unfit the subject came from the old platform, and today's form does not take its entry
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
        boolean barred,
        boolean endUnderWay,
        boolean unfit,
        Optional<OfService> service) {

    /** @param domains how many domains the service has */
    public record OfService(boolean accessLive, int domains) {}

    /**
     * What is known besides the records.
     *
     * @param mayBeElsewhere whether other providers may have filed sites of the subject
     */
    public record Beside(
            Optional<UUID> openOrder,
            boolean onOldPlatform,
            boolean mayBeElsewhere,
            boolean barred,
            boolean endUnderWay) {}

    /** Returns the facts of a subject with all of its services, and of one service if the question names one. */
    public static ActFacts of(
            Subject subject,
            List<FiledService> services,
            Optional<FiledService> service,
            boolean unfit,
            Beside beside) {
        var registered = services.stream()
                .filter(one -> one.status() == RecordStatus.REGISTERED)
                .toList();
        return new ActFacts(
                subject.status() == RecordStatus.DEREGISTERED
                        || service.filter(one -> one.status() == RecordStatus.DEREGISTERED)
                                .isPresent(),
                beside.openOrder(),
                beside.onOldPlatform(),
                subject.province(),
                subject.nature(),
                registered.isEmpty() && !beside.mayBeElsewhere(),
                (int) registered.stream()
                        .filter(one -> one.accessStatus() == AccessStatus.LIVE)
                        .count(),
                beside.barred(),
                beside.endUnderWay(),
                unfit,
                service.map(one -> new OfService(
                        one.accessStatus() == AccessStatus.LIVE, one.domains().size())));
    }
}
