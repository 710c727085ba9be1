package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.time.LegalTime;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/**
 * When the uploads of one order were prepared, the latest first. The authority's results name the order and not the
 * upload, so only time tells of which submission they are. The time of preparation counts and not that of our note that
 * the file was taken: the authority may have decided before the note.
 */
record UploadTimes(List<Instant> latestFirst) {

    UploadTimes {
        latestFirst = List.copyOf(latestFirst);
    }

    /** Whether a result that was applied at this time was about an earlier upload than the latest. */
    boolean isOfEarlier(Instant appliedAt) {
        return !latestFirst.isEmpty() && appliedAt.isBefore(latestFirst.getFirst());
    }

    /**
     * Whether the authority decided before the latest upload. An order that was uploaded once has no other decision, so the
     * authority's clock does not matter there. A time at midnight may be a mere day, so the days are compared.
     *
     * @param decidedAt null if the authority named none
     */
    boolean isDecidedBefore(Instant decidedAt) {
        if (decidedAt == null || latestFirst.size() < 2) {
            return false;
        }
        var latest = latestFirst.getFirst();
        return decidedAt.atZone(LegalTime.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT)
                ? LegalTime.dayOf(decidedAt).isBefore(LegalTime.dayOf(latest))
                : decidedAt.isBefore(latest);
    }
}
