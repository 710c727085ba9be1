package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * The region is in one of the 31 mainland provinces, and its levels belong together. A code that has left the table of
 * regions only warns, because the subject may be on record under it. So does a code that was never in it: divisions
 * change each year, and the table ends with the newest list that it was made from.
 *
 * <p>A change of a service takes the region of the subject as it is on record, and cannot enter another one. A filing of the old platform
 * may lack the county, so there the rule only warns; a change of the subject enters the region.
 */
final class RegionIsKnown implements FilingRule {

    /** How the code of a city ends. */
    private static final String WHOLE = "00";

    private static final int CITY_DIGITS = 4;

    @Override
    public String id() {
        return "F-001";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return facts.type().changesService() ? List.of() : faults(facts);
    }

    private List<Violation> faults(OrderFacts facts) {
        var region = facts.identity().region();
        var regions = facts.codes().regions();
        var broken = new ArrayList<Violation>();
        if (!facts.codes().provinces().containsKey(region.province())) {
            broken.add(Violation.of("/region/province", "PROVINCE_UNKNOWN", id()));
            return broken;
        }
        if (!region.city().startsWith(region.province()) || !region.city().endsWith(WHOLE)) {
            broken.add(Violation.of("/region/city", "CITY_NOT_IN_PROVINCE", id()));
        }
        if (region.county() == null) {
            if (regions.isDivided(region.city())) {
                broken.add(Violation.of("/region/county", "FIELD_MISSING", id()));
            }
        } else if (!isOfCity(region)) {
            broken.add(Violation.of("/region/county", "COUNTY_NOT_IN_CITY", id()));
        }
        return broken;
    }

    @Override
    public List<Violation> warn(OrderFacts facts) {
        var region = facts.identity().region();
        var told = new ArrayList<Violation>();
        if (facts.type().changesService() && !faults(facts).isEmpty()) {
            told.add(Violation.of("/region", "REGION_ON_RECORD_UNFIT", id()));
        }
        var regions = facts.codes().regions();
        tellIfEnded("/region/city", region.city(), facts, told);
        tellIfEnded("/region/county", region.county(), facts, told);
        if (!regions.hasCity(region.city())) {
            told.add(Violation.of("/region/city", "REGION_NOT_LISTED", id(), region.city()));
        }
        if (region.county() != null && !regions.hasCounty(region.county())) {
            told.add(Violation.of("/region/county", "REGION_NOT_LISTED", id(), region.county()));
        }
        return told;
    }

    private void tellIfEnded(String pointer, String code, OrderFacts facts, List<Violation> told) {
        var regions = facts.codes().regions();
        if (regions.hasEndedBefore(code, facts.today())) {
            told.add(Violation.of(pointer, "REGION_ENDED", id(), code, regions.successors(code)));
        }
    }

    private static boolean isOfCity(Region region) {
        return region.county().startsWith(region.city().substring(0, CITY_DIGITS))
                && !region.county().endsWith(WHOLE);
    }
}
