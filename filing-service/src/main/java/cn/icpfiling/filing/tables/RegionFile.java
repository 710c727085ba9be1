package cn.icpfiling.filing.tables;

import cn.icpfiling.filing.core.catalogue.RegionTable;
import cn.icpfiling.filing.core.catalogue.RegionTable.Division;
import cn.icpfiling.filing.core.catalogue.RegionTable.Level;
import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads rules/regions.csv. */
public final class RegionFile {

    /** The day of the oldest yearly list in the file. */
    static final LocalDate FIRST = dayOf("2004");

    private static final String SOURCE = "Yearly lists of the Ministry of Civil Affairs, %d to %d, each as of its"
            + " 31 December: %d provinces, %d prefectures and %d counties on %s. An entry of the oldest"
            + " list has no validFrom. Days are those of the lists; the change itself was within the year before.";

    private static final String NAME = "regions.csv";
    private static final String HEAD = "code,name,from,until,successors";
    private static final Set<String> GROUPING = Set.of("市辖区", "县", "市", "省直辖县级行政区划", "自治区直辖县级行政区划");
    private static final int VALUES = 5;

    private RegionFile() {}

    static RegionTable read() {
        return new RegionTable(RuleFiles.text(NAME)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.equals(HEAD))
                .map(RegionFile::division)
                .toList());
    }

    /** The day of the newest yearly list that changed anything. */
    public static LocalDate newest(RegionTable regions) {
        return regions.divisions().stream()
                .flatMap(division -> Stream.of(
                        Optional.ofNullable(division.validFrom()),
                        Optional.ofNullable(division.validTo()).map(last -> last.plusDays(1))))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(FIRST);
    }

    /** Where the data is from, and how it is dated. */
    public static String source(RegionTable regions) {
        var newest = newest(regions);
        return SOURCE.formatted(
                FIRST.getYear(),
                newest.getYear(),
                on(regions, Level.PROVINCE, newest).count(),
                on(regions, Level.CITY, newest).count(),
                on(regions, Level.COUNTY, newest).count(),
                newest);
    }

    /** The divisions of a level on a day. Rows that only group counties are no divisions. */
    static Stream<Division> on(RegionTable regions, Level level, LocalDate day) {
        return regions.divisions().stream()
                .filter(division -> division.level() == level && division.holdsOn(day) && !division.grouping());
    }

    private static RegionTable.Division division(String line) {
        var values = line.split(",", -1);
        if (values.length != VALUES) {
            throw new IllegalStateException(NAME + " has a line of " + values.length + " values: " + line);
        }
        return new RegionTable.Division(
                values[0].endsWith("0000") ? values[0].substring(0, 2) : values[0],
                values[1],
                GROUPING.contains(values[1]),
                values[2].isEmpty() ? null : dayOf(values[2]),
                values[3].isEmpty() ? null : dayOf(values[3]).minusDays(1),
                values[4].isEmpty() ? List.of() : List.of(values[4].split(";")));
    }

    /** The ministry's list of a year is as of its last day. */
    private static LocalDate dayOf(String year) {
        return LocalDate.of(Integer.parseInt(year), Month.DECEMBER, 31);
    }
}
