package cn.icpfiling.legacy.reconciliation;

import cn.icpfiling.legacy.core.Difference;
import cn.icpfiling.legacy.reconciliation.HeldImports.Held;
import cn.icpfiling.legacy.store.GivenFilingsTable.Given;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How one filing differs between the two services. */
final class FilingsCompared {

    /** A registration tells no more lost papers one by one, so beyond it the numbers say nothing. */
    private static final int MOST_LOST = 1000;

    private FilingsCompared() {}

    /** Returns the gravest difference. */
    static Optional<Difference> difference(Given mine, Held other) {
        if (!mine.subject().equals(other.subjectId()) || !mine.subjectNumber().equals(other.subjectNumber())) {
            return Optional.of(Difference.SUBJECT_DIFFERS);
        }
        if (!mine.account().equals(other.account())) {
            return Optional.of(Difference.ACCOUNT_DIFFERS);
        }
        if (mine.sites().size() != other.services()
                || (other.checksum() != null && !other.checksum().equals(HandOverChecksum.of(mine)))) {
            return Optional.of(Difference.SITES_DIFFER);
        }
        var comparable = !keyIsLost(mine, other);
        if (comparable && differ(mine.contentSum(), other.contentSum())) {
            return Optional.of(Difference.CONTENT_DIFFERS);
        }
        var otherCount = other.papers() != null && mine.papers() <= MOST_LOST && mine.papers() != other.papers();
        return otherCount || (comparable && differ(mine.papersSum(), other.papersSum()))
                ? Optional.of(Difference.PAPERS_DIFFER)
                : Optional.empty();
    }

    /** A sum that one of the services does not have yet is no difference. */
    private static boolean differ(String mine, String others) {
        return mine != null && others != null && !mine.equals(others);
    }

    /** Whether both services have keyed sums of one key, which otherwise count on neither side. */
    static boolean haveSums(Given mine, Held other) {
        return mine.contentSum() != null && other.contentSum() != null && !keyIsLost(mine, other);
    }

    /** Whether the sums there are under a key that a restore of this service has lost, so that they say nothing of these here. */
    static boolean keyIsLost(Given mine, Held other) {
        return differ(mine.sumKeyId(), other.sumKeyId());
    }

    /**
     * What both services say of the filing: as long as it stays the same, so does the difference. Keyed sums that cannot be compared say
     * nothing.
     *
     * @param mine null for a filing that was not handed over, {@code other} for one that is not registered
     */
    static String sum(Difference what, Given mine, Held other) {
        var handedOver = mine == null
                ? List.<Object>of()
                : Arrays.<Object>asList(
                        mine.subject(),
                        mine.account(),
                        HandOverChecksum.of(mine),
                        mine.sites().size(),
                        mine.papers());
        var registered = other == null
                ? List.<Object>of()
                : Arrays.<Object>asList(
                        other.subjectId(),
                        other.account(),
                        other.subjectNumber(),
                        other.services(),
                        other.papers(),
                        other.checksum());
        var text = what + "\n" + handedOver + "\n" + registered;
        var isComparable = mine == null || other == null || !keyIsLost(mine, other);
        var keyed = Stream.concat(
                        mine == null ? Stream.empty() : Stream.of(mine.contentSum(), mine.papersSum()),
                        other == null ? Stream.empty() : Stream.of(other.contentSum(), other.papersSum()))
                .filter(sum -> sum != null && isComparable)
                .collect(Collectors.joining("\n"));
        // Without them the text is that of before there were any, so what was settled then stays settled.
        return HandOverChecksum.of(keyed.isEmpty() ? text : text + "\n" + keyed);
    }
}
