package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.AddressFamily;
import cn.icpfiling.inspection.core.networks.Cidr;
import cn.icpfiling.inspection.core.networks.Network;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the networks of a request, and refuses what a line alone shows to be wrong: all faults at once, up to a hundred. */
@ApplicationScoped
class ReadNetworkLines {

    static final int MOST_FAULTS = 100;

    /** No provider has a larger block: the largest allocations are of 8 bits (IPv4) and about 18 bits (IPv6). */
    private static final Map<AddressFamily, Integer> SHORTEST_PREFIX =
            Map.of(AddressFamily.IPV4, 8, AddressFamily.IPV6, 16);

    /** China came to the Internet in 1994. Without these two bounds a slip of the pen in a year would be recorded. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);

    private static final int MOST_YEARS_AHEAD = 50;

    private final NetworkRegions regions;
    private final SpecialPurposeNetworks special;
    private final Clock clock;

    ReadNetworkLines(NetworkRegions regions, SpecialPurposeNetworks special, Clock clock) {
        this.regions = regions;
        this.special = special;
        this.clock = clock;
    }

    /** @param pointer of the array */
    List<NewNetwork> read(String pointer, List<NetworkLine> lines) {
        var read = new ArrayList<NewNetwork>();
        var faults = new ArrayList<Violation>();
        for (var at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            var place = pointer + "/" + at;
            var cidr = cidr(place + "/cidr", line.cidr(), faults);
            judge(place, line, faults);
            if (cidr != null) {
                var network = new Network(cidr, line.region(), line.validFrom(), line.validTo());
                read.add(new NewNetwork(network, at, place + "/cidr"));
            }
        }
        refuse(faults);
        return read;
    }

    /** Reads the blocks of lines that are to be removed. */
    List<Cidr> blocks(String pointer, List<NetworkChangeRequest.ListedNetwork> lines) {
        var faults = new ArrayList<Violation>();
        var blocks = new ArrayList<Cidr>();
        for (var at = 0; at < lines.size(); at++) {
            blocks.add(written(pointer + "/" + at + "/cidr", lines.get(at).cidr(), faults));
        }
        refuse(faults);
        return blocks;
    }

    private void judge(String place, NetworkLine line, List<Violation> faults) {
        if (!regions.codes().contains(line.region())) {
            faults.add(fault(place + "/region", NetworkFault.REGION_UNKNOWN, List.copyOf(regions.codes())));
        }
        if (line.validTo() != null && line.validTo().isBefore(line.validFrom())) {
            faults.add(fault(place + "/validTo", NetworkFault.DATES_REVERSED, line.validFrom()));
        }
        judge(place + "/validFrom", line.validFrom(), faults);
        if (line.validTo() != null) {
            judge(place + "/validTo", line.validTo(), faults);
        }
    }

    private void judge(String place, LocalDate day, List<Violation> faults) {
        var last = LegalTime.dayOf(clock.instant()).plusYears(MOST_YEARS_AHEAD);
        if (day.isBefore(FIRST_DAY) || day.isAfter(last)) {
            faults.add(fault(place, NetworkFault.DAY_IMPLAUSIBLE, FIRST_DAY, last));
        }
    }

    /** Null for a fault. */
    private Cidr cidr(String place, String text, List<Violation> faults) {
        var block = written(place, text, faults);
        if (block == null) {
            return null;
        }
        var shortest = SHORTEST_PREFIX.get(block.family());
        if (block.length() < shortest) {
            faults.add(fault(place, NetworkFault.CIDR_TOO_WIDE, shortest));
            return null;
        }
        special.reservedBy(block)
                .ifPresent(standard -> faults.add(fault(place, NetworkFault.CIDR_SPECIAL_PURPOSE, standard)));
        return block;
    }

    /** Null for a fault. */
    private static Cidr written(String place, String text, List<Violation> faults) {
        var written = Cidr.read(text.strip());
        if (written.isEmpty()) {
            faults.add(fault(place, NetworkFault.CIDR_MALFORMED));
            return null;
        }
        if (written.get().hasHostBits()) {
            faults.add(fault(
                    place, NetworkFault.CIDR_HOST_BITS, written.get().block().text()));
            return null;
        }
        return written.get().block();
    }

    static Violation fault(String pointer, NetworkFault fault, Object... args) {
        return Violation.of(pointer, fault.name(), null, args);
    }

    private static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults.stream().limit(MOST_FAULTS).toList());
        }
    }
}
