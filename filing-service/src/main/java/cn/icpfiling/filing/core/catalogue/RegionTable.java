package cn.icpfiling.filing.core.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The administrative divisions of GB/T 2260 in three levels, with those that have ended: the filing of a subject keeps
 * the code that it was filed with.
 */
public final class RegionTable {

    private static final int PROVINCE_DIGITS = 2;
    private static final int CITY_DIGITS = 4;
    private static final String NO_COUNTY = "00";

    /** The level of a division. */
    public enum Level {
        PROVINCE,
        CITY,
        COUNTY
    }

    /**
     * A division under one name.
     *
     * @param code two digits for a province, six for a city or a county
     * @param grouping whether it only groups counties that the province governs directly, and is no division itself
     * @param validFrom day of the first yearly list that has it; null if the oldest list has it
     * @param validTo the day before the first yearly list without it; null if the newest list has it
     * @param successors the codes of its area after its end
     */
    public record Division(
            String code,
            String name,
            boolean grouping,
            LocalDate validFrom,
            LocalDate validTo,
            List<String> successors) {

        public Division {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(name, "name");
            successors = List.copyOf(successors);
        }

        public Level level() {
            if (code.length() == PROVINCE_DIGITS) {
                return Level.PROVINCE;
            }
            return code.endsWith(NO_COUNTY) ? Level.CITY : Level.COUNTY;
        }

        /** The code of the division above it; null for a province. */
        public String parent() {
            return switch (level()) {
                case PROVINCE -> null;
                case CITY -> code.substring(0, PROVINCE_DIGITS);
                case COUNTY -> code.substring(0, CITY_DIGITS) + NO_COUNTY;
            };
        }

        public boolean holdsOn(LocalDate day) {
            return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
        }
    }

    private final List<Division> divisions;
    private final Map<String, List<Division>> byCode = new LinkedHashMap<>();
    private final Set<String> parents = new HashSet<>();

    public RegionTable(List<Division> divisions) {
        this.divisions = List.copyOf(divisions);
        this.divisions.forEach(division -> {
            byCode.computeIfAbsent(division.code(), _ -> new ArrayList<>()).add(division);
            if (division.parent() != null) {
                parents.add(division.parent());
            }
        });
    }

    /** All divisions of all days, by code. */
    public List<Division> divisions() {
        return divisions;
    }

    /** Whether the city is or was in the table. */
    public boolean hasCity(String code) {
        return has(code, Level.CITY);
    }

    /** Whether the county is or was in the table. */
    public boolean hasCounty(String code) {
        return has(code, Level.COUNTY);
    }

    /** Whether the city has or had counties. A few cities are divided into towns. */
    public boolean isDivided(String city) {
        return parents.contains(city);
    }

    /** Whether the code was in the table and has left it before the day. */
    public boolean hasEndedBefore(String code, LocalDate day) {
        var under = byCode.getOrDefault(code, List.of());
        return !under.isEmpty() && under.stream().allMatch(one -> one.validTo() != null && day.isAfter(one.validTo()));
    }

    /** The codes of the area of a division that has ended; empty if the source names none. */
    public List<String> successors(String code) {
        return byCode.getOrDefault(code, List.of()).stream()
                .flatMap(one -> one.successors().stream())
                .distinct()
                .toList();
    }

    private boolean has(String code, Level level) {
        var under = byCode.get(code);
        return under != null && under.getFirst().level() == level;
    }
}
