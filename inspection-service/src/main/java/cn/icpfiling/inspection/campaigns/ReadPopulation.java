package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.Population;
import cn.icpfiling.inspection.core.campaigns.PopulationKind;
import cn.icpfiling.inspection.networks.NetworkRegions;
import cn.icpfiling.inspection.store.CampaignSiteTable;
import cn.icpfiling.inspection.store.CampaignTable.UnknownLine;
import cn.icpfiling.inspection.tables.CampaignRules;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Reads the population of a request, and finds the sites of a list. */
@ApplicationScoped
class ReadPopulation {

    private static final int MOST_FAULTS = 100;
    private static final int ENTRIES_A_QUERY = 500;
    private static final String PLACE = "/population";

    private final CampaignSiteTable sites;
    private final NetworkRegions regions;
    private final CampaignRules rules = CampaignRules.bundled();

    ReadPopulation(CampaignSiteTable sites, NetworkRegions regions) {
        this.sites = sites;
        this.regions = regions;
    }

    /**
     * The sites that a list names.
     *
     * @param unknown entries that no served site has, by line
     */
    record Listed(Set<UUID> sites, List<UnknownLine> unknown) {}

    /** The faults of a population: what its kind lacks, what it does not use, and codes that do not exist. */
    List<Violation> faults(PopulationRequest request) {
        var faults = new ArrayList<Violation>();
        var kind = request.kind();
        var isSample = kind == PopulationKind.SAMPLE;
        fits(faults, "/provinces", request.provinces(), kind == PopulationKind.PROVINCE, isSample);
        fits(faults, "/natures", request.natures(), kind == PopulationKind.NATURE, isSample);
        fits(faults, "/seed", request.seed(), isSample, false);
        fits(faults, "/size", request.size(), isSample, false);
        fits(faults, "/entries", request.entries(), kind == PopulationKind.LIST, false);
        each(request.provinces(), (at, province) -> {
            if (!regions.codes().contains(province) || !regions.isMainland(province)) {
                faults.add(fault("/provinces/" + at, CampaignFault.PROVINCE_UNKNOWN));
            }
        });
        each(request.natures(), (at, nature) -> {
            if (!rules.natures().contains(nature)) {
                faults.add(fault("/natures/" + at, CampaignFault.NATURE_UNKNOWN, List.copyOf(rules.natures())));
            }
        });
        faults.addAll(entryFaults(request.entries()));
        return faults.stream().limit(MOST_FAULTS).toList();
    }

    private static void fits(List<Violation> faults, String place, Object value, boolean needed, boolean allowed) {
        if (needed && value == null) {
            faults.add(fault(place, CampaignFault.POPULATION_INCOMPLETE));
        } else if (!needed && !allowed && value != null) {
            faults.add(fault(place, CampaignFault.POPULATION_UNFIT));
        }
    }

    private interface Entry<T> {
        void at(int index, T value);
    }

    private static <T> void each(List<T> values, Entry<T> entry) {
        for (var at = 0; values != null && at < values.size(); at++) {
            entry.at(at, values.get(at));
        }
    }

    private static List<Violation> entryFaults(List<String> entries) {
        var faults = new ArrayList<Violation>();
        var lines = new HashMap<String, Integer>();
        each(entries, (at, written) -> {
            var key = key(written);
            if (key == null) {
                faults.add(fault("/entries/" + at, CampaignFault.LIST_ENTRY_MALFORMED));
            } else if (lines.putIfAbsent(key, at + 1) instanceof Integer before) {
                faults.add(fault("/entries/" + at, CampaignFault.LIST_ENTRY_REPEATED, before));
            }
        });
        return faults;
    }

    private static Violation fault(String place, CampaignFault fault, Object... args) {
        return Violation.of(PLACE + place, fault.name(), null, args);
    }

    /** A service number in its official form, or the A-label of a domain; null for neither. */
    private static String key(String written) {
        var entry = written.strip();
        var number = FilingNumber.tryParse(entry);
        if (number.isPresent()) {
            return number.filter(one -> !one.isSubject())
                    .map(FilingNumber::toString)
                    .orElse(null);
        }
        try {
            return DomainName.parse(entry).ascii();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** The population of a request without faults. */
    static Population of(PopulationRequest request) {
        return new Population(
                request.kind(),
                distinct(request.provinces()),
                distinct(request.natures()),
                request.seed(),
                request.size());
    }

    private static <T> List<T> distinct(List<T> values) {
        return values == null ? List.of() : values.stream().distinct().sorted().toList();
    }

    /** Finds the served sites of the entries, some hundred at a time. */
    Listed listed(List<String> entries) {
        var lines = new LinkedHashMap<String, Integer>();
        each(entries, (at, written) -> lines.put(Objects.requireNonNull(key(written)), at + 1));
        var found = new LinkedHashSet<UUID>();
        var unknown = new ArrayList<UnknownLine>();
        var keys = List.copyOf(lines.keySet());
        for (var from = 0; from < keys.size(); from += ENTRIES_A_QUERY) {
            var some = keys.subList(from, Math.min(keys.size(), from + ENTRIES_A_QUERY));
            var sitesOf = sitesOf(some);
            for (var key : some) {
                found.addAll(sitesOf.getOrDefault(key, List.of()));
                if (!sitesOf.containsKey(key)) {
                    unknown.add(new UnknownLine(lines.get(key), key));
                }
            }
        }
        return new Listed(found, unknown);
    }

    private Map<String, List<UUID>> sitesOf(List<String> keys) {
        Predicate<String> isNumber = key -> FilingNumber.tryParse(key).isPresent();
        var found = new HashMap<>(
                sites.servedByNumber(keys.stream().filter(isNumber).toList()));
        found.putAll(
                sites.servedByDomain(keys.stream().filter(isNumber.negate()).toList()));
        return found;
    }
}
